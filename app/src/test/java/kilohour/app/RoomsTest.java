package kilohour.app;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms point down only, and the core is pure. */
class RoomsTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("kilohour");

    /** Each room and what it may stand on directly; what that stands on is allowed too. */
    private static final Map<String, List<String>> MAY_DEPEND_ON = new LinkedHashMap<>();

    static {
        MAY_DEPEND_ON.put("units", List.of());
        MAY_DEPEND_ON.put("contracts", List.of("units"));
        MAY_DEPEND_ON.put("matching", List.of("units"));
        MAY_DEPEND_ON.put("clearing", List.of("units", "contracts"));
        MAY_DEPEND_ON.put("exchange", List.of("units", "contracts", "matching", "clearing"));
        MAY_DEPEND_ON.put("index", List.of("units", "contracts"));
        MAY_DEPEND_ON.put("risk", List.of("units", "contracts", "clearing", "index"));
        MAY_DEPEND_ON.put("tokens", List.of("index"));
        MAY_DEPEND_ON.put("sources", List.of("index", "tokens"));
        MAY_DEPEND_ON.put("wire", List.of("exchange"));
        MAY_DEPEND_ON.put("bank", List.of("exchange"));
        MAY_DEPEND_ON.put("node", List.of("wire"));
        MAY_DEPEND_ON.put("history", List.of("exchange", "tokens"));
        MAY_DEPEND_ON.put("gateway", List.of("node", "history", "index"));
        MAY_DEPEND_ON.put("web", List.of());
        MAY_DEPEND_ON.put("simulation", List.of("exchange", "index"));
        MAY_DEPEND_ON.put("app", List.of("gateway", "bank", "risk", "sources", "simulation", "web"));
    }

    private static final String[] CORE = Stream.of("units", "contracts", "matching", "clearing", "exchange")
            .map(room -> "kilohour." + room + "..")
            .toArray(String[]::new);

    private static Set<String> below(String room) {
        var rooms = new TreeSet<String>();
        for (String direct : MAY_DEPEND_ON.get(room)) {
            rooms.add(direct);
            rooms.addAll(below(direct));
        }
        return rooms;
    }

    private static String[] packages(Stream<String> rooms) {
        return rooms.map(room -> "kilohour." + room + "..").toArray(String[]::new);
    }

    @Test
    void everyClassLivesInARoomThatTheTableKnows() {
        assertThat(HOUSE).isNotEmpty();
        classes()
                .should()
                .resideInAnyPackage(packages(MAY_DEPEND_ON.keySet().stream()))
                .check(HOUSE);
    }

    @Test
    void arrowsBetweenRoomsPointDownOnly() {
        for (String room : MAY_DEPEND_ON.keySet()) {
            String[] allowed = packages(Stream.concat(Stream.of(room), below(room).stream()));
            noClasses()
                    .that()
                    .resideInAPackage("kilohour." + room + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("kilohour..").and(resideOutsideOfPackages(allowed)))
                    .as(room + " depends on nothing but " + below(room))
                    .allowEmptyShould(true)
                    .check(HOUSE);
        }
    }

    @Test
    void theCoreHasNoThreadsFilesSocketsLogsOrChance() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat(resideInAPackage("java.io..")
                        .or(resideInAPackage("java.nio.."))
                        .or(resideInAPackage("java.net.."))
                        .or(resideInAPackage("java.sql.."))
                        .or(resideInAPackage("java.util.concurrent.."))
                        .or(resideInAPackage("java.util.logging.."))
                        .or(resideInAPackage("org..").and(resideOutsideOfPackages("org.agrona.collections")))
                        .or(resideInAPackage("io.."))
                        .or(named(
                                "java.lang.Thread",
                                "java.lang.Runtime",
                                "java.lang.Process",
                                "java.util.Random",
                                "java.util.SplittableRandom",
                                "java.security.SecureRandom",
                                "java.util.UUID",
                                "java.util.Timer")))
                .check(HOUSE);
    }

    @Test
    void theCoreHasNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat(named("java.time.Clock", "java.time.InstantSource", "java.util.Date"))
                .orShould()
                .callMethodWhere(target(DescribedPredicate.describe(
                        "the time now",
                        called -> Set.of("now", "currentTimeMillis", "nanoTime").contains(called.getName()))))
                .check(HOUSE);
    }

    /** A hash map's order depends on more than what is in it: nothing replicated may hang on it. */
    @Test
    void theCoreIteratesInADefinedOrder() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat(named(
                        "java.util.HashMap",
                        "java.util.HashSet",
                        "java.util.Hashtable",
                        "java.util.IdentityHashMap",
                        "java.util.WeakHashMap"))
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .callMethodWhere(target(DescribedPredicate.describe(
                        "anything of Agrona's maps but a look-up by key",
                        called -> called.getOwner().getPackageName().equals("org.agrona.collections")
                                && !Set.of("<init>", "get", "put", "remove", "size", "containsKey")
                                        .contains(called.getName()))))
                .check(HOUSE);
    }

    /** Options' formulas alone compute with it, and what is asked of them is told with it; what is kept is whole numbers. */
    @Test
    void theCoreKeepsNoFloatingPoint() {
        var optionFormulas = Set.of(
                "kilohour.clearing.NormalDistribution",
                "kilohour.clearing.OptionModel",
                "kilohour.exchange.OptionView",
                "kilohour.exchange.Views$Option");
        noFields()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage(CORE)
                        .and(DescribedPredicate.describe(
                                "are not the formulas of options", each -> !optionFormulas.contains(each.getName()))))
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .callMethodWhere(target(DescribedPredicate.describe(
                        "a function of java.lang.Math that machines may compute differently",
                        called -> called.getOwner().getFullName().equals("java.lang.Math")
                                && Set.of("exp", "log", "log10", "pow", "sin", "cos", "tan", "cbrt", "random")
                                        .contains(called.getName()))))
                .check(HOUSE);
    }

    @Test
    void classesAreNamedAfterTheTradeAndNotAfterTheirMechanics() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Util|Utils|Helper|Processor|AbstractBase)(\\$.*)?")
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return DescribedPredicate.describe(
                "is one of " + List.of(names), type -> Set.of(names).contains(type.getFullName()));
    }
}
