package kilohour.gateway;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All methods of the API, by name, in the order of the reference. */
final class Methods {
    private final Map<String, Method> byName = new LinkedHashMap<>();

    Methods(Collection<Method> methods) {
        for (Method method : methods) {
            boolean open = method.name().startsWith("public/");
            if (open != (method.access() == Method.Access.PUBLIC)
                    || (!open && !method.name().startsWith("private/")))
                throw new IllegalArgumentException(method.name() + " does not say what access it needs");
            if (byName.put(method.name(), method) != null)
                throw new IllegalArgumentException(method.name() + " is declared twice");
        }
    }

    Method find(String name) {
        Method method = byName.get(name);
        if (method == null)
            throw new Refusal(
                    ErrorCode.METHOD_NOT_FOUND,
                    "there is no method " + Arguments.shortened(name) + "; public/kilohour/get_methods lists them all");
        return method;
    }

    List<Method> all() {
        return List.copyOf(byName.values());
    }
}
