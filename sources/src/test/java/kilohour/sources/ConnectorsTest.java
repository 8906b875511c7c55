package kilohour.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import kilohour.index.SourceRegistry;
import kilohour.sources.LocalSource.Answer;
import kilohour.tokens.TokenSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectorsTest {
    private static final String AT = "2026-11-20T12:00:00Z";

    private static List<String> lines(Reading reading) {
        return java.util.stream.Stream.concat(
                        reading.observations().stream().map(o -> CsvLine.of(ObservationWriter.fields(o))),
                        reading.tokens().stream().map(TokenRow::line))
                .toList();
    }

    private static Reading read(Function<String, Connector> connector, Answer... answers) throws Exception {
        try (var source = new LocalSource(answers)) {
            return LocalSource.read(connector.apply(source.address()));
        }
    }

    @Test
    void azureOnDemandSpotAndReservedInBoxesOfEight() throws Exception {
        String item = """
                {"currencyCode":"USD","retailPrice":%s,"armRegionName":"%s","productName":"%s","skuName":"%s",
                 "unitOfMeasure":"1 Hour","type":"%s","armSkuName":"Standard_ND96isr_H100_v5"%s}""";
        String name = "Virtual Machines NDsr H100 v5 Series";
        String items = String.join(
                ",",
                item.formatted("98.32", "eastus", name, "ND96isrH100v5", "Consumption", ""),
                item.formatted("23.620397", "spaincentral", name, "ND96isrH100v5 Spot", "Consumption", ""),
                item.formatted("23.6", "eastus", name, "ND96isrH100v5 Low Priority", "Consumption", ""),
                item.formatted("125.35", "eastus", name + " Windows", "ND96isrH100v5", "Consumption", ""),
                // 551,221 for a year of 8,760 hours and 8 GPUs: 7.865596 an hour.
                item.formatted(
                        "551221.0", "eastus", name, "ND96isrH100v5", "Reservation", ",\"reservationTerm\":\"1 Year\""),
                item.formatted("98.32", "atlantis", name, "ND96isrH100v5", "Consumption", ""),
                item.formatted("\"dear\"", "eastus", name, "ND96isrH100v5", "Consumption", ""));

        Reading reading =
                read(AzureRetailPrices::new, Answer.json("{\"Items\":[" + items + "],\"NextPageLink\":null}"));

        String start = AT + ",azure-retail,azure,,LIST,H100,SXM,80,8,INFINIBAND,";
        assertThat(lines(reading))
                .containsExactly(
                        start + "US,eastus,ON_DEMAND,,12.29,,,",
                        start + "ES,spaincentral,INTERRUPTIBLE,,2.95255,,,",
                        start + "US,eastus,RESERVED,12,7.865596,,,");
        assertThat(reading.faults())
                .containsExactly(
                        "azure-retail: 127.0.0.1/api/retail/prices: Items[5].armRegionName is a region whose country is"
                                + " not known: atlantis",
                        "azure-retail: 127.0.0.1/api/retail/prices: Items[6].retailPrice is no number: dear");
    }

    @Test
    void aReadingOfSeveralPagesGoesOnWhereItFailed() throws Exception {
        String page = """
                {"Items":[{"currencyCode":"USD","retailPrice":%s,"armRegionName":"eastus","productName":"x",
                 "skuName":"x","unitOfMeasure":"1 Hour","type":"Consumption","armSkuName":"Standard_NC24ads_A100_v4"}],
                 "NextPageLink":%s}""";
        String link = "\"https://prices.azure.com:443/api/retail/prices?$filter=serviceName eq 'x'&$skip=1000\"";
        try (var source = new LocalSource(
                        Answer.json(page.formatted("3.673", link)),
                        Answer.of(500, ""),
                        Answer.of(500, ""),
                        Answer.of(500, ""),
                        Answer.json(page.formatted("3.7", "null")));
                Http http = LocalSource.http(new LocalSource.FakeWaiting())) {
            var connector = new AzureRetailPrices(source.address());
            assertThatThrownBy(() -> connector.read(http, LocalSource.AT))
                    .hasMessageContaining("answered 500, 3 times");

            Reading reading = connector.read(http, LocalSource.AT.plusSeconds(600));

            // Two pages of one reading carry the time at which it began.
            assertThat(lines(reading))
                    .containsExactly(
                            AT + ",azure-retail,azure,,LIST,A100,PCIE,80,1,,US,eastus,ON_DEMAND,,3.673,,,",
                            AT + ",azure-retail,azure,,LIST,A100,PCIE,80,1,,US,eastus,ON_DEMAND,,3.7,,,");
            assertThat(source.asked()).hasSize(5);
            assertThat(source.asked().getLast().path())
                    .isEqualTo("/api/retail/prices?$filter=serviceName%20eq%20'x'&$skip=1000");
        }
    }

    @Test
    void aReadingThatFailedLongAgoBeginsAnew() throws Exception {
        try (var source = new LocalSource(Answer.of(404, ""));
                Http http = LocalSource.http(new LocalSource.FakeWaiting())) {
            var connector = new OpenRouterModels(source.address());
            assertThatThrownBy(() -> connector.read(http, LocalSource.AT)).hasMessageContaining("404");
            source.then(
                    Answer.json("{\"data\":[{\"id\":\"a/b\",\"pricing\":{\"prompt\":\"0\",\"completion\":\"0\"}}]}"));
            assertThatThrownBy(() -> connector.read(http, LocalSource.AT)).hasMessageContaining("404");
            assertThat(connector.read(http, LocalSource.AT.plusSeconds(4_000)).tokens())
                    .allMatch(quote ->
                            quote.observedAtNanos() == kilohour.units.Utc.nanos(LocalSource.AT.plusSeconds(4_000)));
        }
    }

    @Test
    void pagesThatGoRoundInACircleAreLeft() throws Exception {
        String page = "{\"Items\":[],\"NextPageLink\":\"https://prices.azure.com/api/retail/prices?$skip=1\"}";
        assertThatThrownBy(() -> read(AzureRetailPrices::new, Answer.json(page)))
                .hasMessage("azure-retail: 127.0.0.1/api/retail/prices: the pages do not come to an end");
    }

    @Test
    void awsPagesByPlace() throws Exception {
        String page = """
                {"regions":{"EU (Ireland)":{"p5 48xlarge EU Ireland Linux":{"price":"55.0400000000",
                 "Location":"EU (Ireland)","Instance Type":"p5.48xlarge","Operating System":"Linux",
                 "Pre Installed S/W":"NA"},
                 "m5 large":{"Instance Type":"m5.large"},
                 "p4d":{"Location":"EU (Ireland)","Instance Type":"p4d.24xlarge","Operating System":"Linux",
                 "Pre Installed S/W":"NA"}}}}""";
        Reading reading = read(address -> new AwsPricePages(address, List.of("EU (Ireland)")), Answer.json(page));

        assertThat(lines(reading))
                .containsExactly(AT + ",aws-pages,aws,,LIST,H100,SXM,80,8,,IE,eu-west-1,ON_DEMAND,,6.88,,,");
        assertThat(reading.faults()).singleElement().asString().endsWith("EU (Ireland).p4d.price is missing");
    }

    @Test
    void awsSpotIsOfTheMomentAtWhichItWasSet() throws Exception {
        String page = """
                {"SpotPriceHistory":[{"AvailabilityZone":"us-east-1a","InstanceType":"p5.48xlarge",
                 "ProductDescription":"Linux/UNIX","SpotPrice":"20.000000","Timestamp":"2026-11-20T06:00:00+00:00"},
                 {"AvailabilityZone":"us-east-1b","InstanceType":"p5.48xlarge","ProductDescription":"Windows",
                 "SpotPrice":"28.3","Timestamp":"2026-11-20T05:00:00+00:00"}],"NextToken":""}""";
        assertThat(lines(read(AwsSpotHistory::new, Answer.json(page))))
                .containsExactly("2026-11-20T06:00:00Z,aws-spot,aws,,LIST,H100,SXM,80,8,,US,us-east-1a,INTERRUPTIBLE,,"
                        + "2.5,,,");
    }

    @Test
    void openRouterModelsInNanoDollarsForAMillion() throws Exception {
        String page = """
                {"data":[{"id":"anthropic/claude-sonnet-4.5","pricing":{"prompt":"0.000003","completion":"0.000015",
                 "input_cache_read":"0.0000003"}},
                 {"id":"openrouter/auto","pricing":{"prompt":"-1","completion":"-1"}},
                 {"id":"a/free:free","pricing":{"prompt":"0","completion":"0"}},
                 {"id":"a/half","pricing":{"prompt":"0.1"}},
                 {"id":"a/typed","pricing":{"prompt":["0.1"],"completion":"1"}}]}""";
        Reading reading = read(OpenRouterModels::new, Answer.json(page));

        String start = AT + ",openrouter-api-models,openrouter,";
        assertThat(lines(reading))
                .containsExactly(
                        start + "anthropic/claude-sonnet-4.5,INPUT,3,",
                        start + "anthropic/claude-sonnet-4.5,CACHED_INPUT,0.3,",
                        start + "anthropic/claude-sonnet-4.5,OUTPUT,15,",
                        start + "openrouter/auto,INPUT,-1000000,",
                        start + "openrouter/auto,OUTPUT,-1000000,",
                        start + "a/free:free,INPUT,0,",
                        start + "a/free:free,OUTPUT,0,");
        assertThat(reading.faults())
                .containsExactly(
                        "openrouter-api-models: 127.0.0.1/api/v1/models: data[3].pricing.completion is missing",
                        "openrouter-api-models: 127.0.0.1/api/v1/models: data[4].pricing.prompt is a list where a"
                                + " number is due");
    }

    @Test
    void openRouterEndpointsAPageForEachModel() throws Exception {
        String models =
                "{\"data\":[{\"id\":\"openai/gpt-oss-120b\"},{\"id\":\"~openai/again\"},{\"id\":\"openrouter/auto\"}]}";
        String endpoints = """
                {"data":{"id":"openai/gpt-oss-120b","endpoints":[
                 {"tag":"baseten/fp4","pricing":{"prompt":"0.0000001","completion":"0.0000005","discount":0}},
                 {"tag":"gmicloud","pricing":{"prompt":1.5e-7,"completion":"0.0000006"}}]}}""";
        try (var source = new LocalSource(Answer.json(models), Answer.json(endpoints))) {
            Reading reading = LocalSource.read(new OpenRouterEndpoints(source.address()));

            String start = AT + ",openrouter-api-endpoints,";
            assertThat(lines(reading))
                    .containsExactly(
                            start + "baseten,openai/gpt-oss-120b,INPUT,0.1,",
                            start + "baseten,openai/gpt-oss-120b,OUTPUT,0.5,",
                            start + "gmicloud,openai/gpt-oss-120b,INPUT,0.15,",
                            start + "gmicloud,openai/gpt-oss-120b,OUTPUT,0.6,");
            assertThat(source.asked().getLast().path()).isEqualTo("/api/v1/models/openai/gpt-oss-120b/endpoints");
        }
    }

    @Test
    void vastOffersWithHostAndMachine() throws Exception {
        String page = """
                {"offers":[{"id":1,"gpu_name":"H100 SXM","gpu_ram":81559,"num_gpus":8,"dph_total":16.002222222222223,
                 "host_id":400555,"machine_id":56256,"geolocation":"Nebraska, US","is_bid":false},
                 {"id":2,"gpu_name":"Voodoo 2","gpu_ram":12,"num_gpus":1,"dph_total":1,"host_id":1,"machine_id":1},
                 {"id":3,"gpu_name":"H100 SXM","gpu_ram":81559,"num_gpus":0,"dph_total":1,"host_id":1,"machine_id":1}]}""";
        Reading reading = read(address -> new VastOffers(address, List.of("H100 SXM")), Answer.json(page));

        assertThat(lines(reading))
                .containsExactly(
                        AT + ",vast-api,vast,,OFFER,H100,SXM,80,8,,US,Nebraska,ON_DEMAND,,2.000278,8,400555,56256");
        assertThat(reading.faults())
                .extracting(fault -> fault.substring(fault.indexOf("offers")))
                .containsExactly("offers[1].gpu_name is no GPU known here: Voodoo 2", "offers[2].num_gpus is 0");
    }

    @Test
    void vastIsReadFromPriceToPriceUntilAPageIsNotFull() throws Exception {
        String offer = "{\"id\":%d,\"gpu_name\":\"H100 SXM\",\"gpu_ram\":81559,\"num_gpus\":1,\"dph_total\":%s,"
                + "\"host_id\":1,\"machine_id\":%d,\"geolocation\":\"\"}";
        var first = new java.util.ArrayList<String>();
        for (int i = 0; i < VastOffers.PAGE_OFFERS; i++) first.add(offer.formatted(i, "1." + (100 + i), i));
        String second = String.join(",", first.getLast(), offer.formatted(100, "2.5", 100));
        try (var source = new LocalSource(
                Answer.json("{\"offers\":[" + String.join(",", first) + "]}"),
                Answer.json("{\"offers\":[" + second + "]}"))) {
            Reading reading = LocalSource.read(new VastOffers(source.address(), List.of("H100 SXM")));

            assertThat(reading.observations()).hasSize(VastOffers.PAGE_OFFERS + 1);
            assertThat(source.asked().getLast().body()).contains("\"dph_total\":{\"gte\":1.163}");
        }
    }

    @Test
    void runPodsTwoTiersAndFloors() throws Exception {
        String page = """
                {"data":{"gpuTypes":[{"id":"NVIDIA H100 80GB HBM3","displayName":"H100 SXM","memoryInGb":80,
                 "securePrice":2.99,"communityPrice":2.69,"threeMonthPrice":2.99,"sixMonthPrice":null,
                 "lowestPrice":{"minimumBidPrice":null,"uninterruptablePrice":2.69,"stockStatus":"High"}},
                 {"id":"unknown","displayName":"unknown","memoryInGb":0}]}}""";
        String start = AT + ",runpod-graphql,";
        assertThat(lines(read(RunPodTypes::new, Answer.json(page))))
                .containsExactly(
                        start + "runpod,runpod,LIST,H100,SXM,80,,,,,ON_DEMAND,,2.99,,,",
                        start + "runpod-community,runpod,LIST,H100,SXM,80,,,,,ON_DEMAND,,2.69,,,",
                        start + "runpod,runpod,LIST,H100,SXM,80,,,,,RESERVED,3,2.99,,,",
                        start + "runpod-community,runpod,OFFER,H100,SXM,80,1,,,,ON_DEMAND,,2.69,,,");
        assertThatThrownBy(() -> read(RunPodTypes::new, Answer.json("{\"errors\":[{\"message\":\"no such field\"}]}")))
                .hasMessage("runpod-graphql: 127.0.0.1/graphql: the answer refuses the query: no such field");
    }

    @Test
    void lambdaIsAnOfferWhereItShowsCapacity() throws Exception {
        String page = """
                {"data":{"a":{"instance_type":{"gpu_description":"H100 (80 GB SXM5)","price_cents_per_hour":3192,
                 "specs":{"gpus":8}},"regions_with_capacity_available":[{"name":"us-west-3"},{"name":"moon-1"}]},
                 "b":{"instance_type":{"gpu_description":"A6000 (48 GB)","price_cents_per_hour":80,
                 "specs":{"gpus":1}},"regions_with_capacity_available":[]}}}""";
        Reading reading = read(address -> new LambdaTypes(address, "secret"), Answer.json(page));

        String start = AT + ",lambda-api,lambda,,";
        assertThat(lines(reading))
                .containsExactly(
                        start + "LIST,H100,SXM,80,8,,,,ON_DEMAND,,3.99,,,",
                        start + "OFFER,H100,SXM,80,8,,US,us-west-3,ON_DEMAND,,3.99,,,",
                        start + "LIST,RTXA6000,PCIE,48,1,,,,ON_DEMAND,,0.8,,,");
        assertThat(reading.faults()).singleElement().asString().contains("whose country is not known: moon-1");
    }

    @Test
    void gcpSkusAreTheAcceleratorAlone() throws Exception {
        String page = """
                {"skus":[{"description":"Nvidia H100 80GB GPU running in Americas","category":{"resourceGroup":"GPU",
                 "usageType":"OnDemand"},"serviceRegions":["us-central1"],"pricingInfo":[{"pricingExpression":{
                 "usageUnit":"h","tieredRates":[{"unitPrice":{"currencyCode":"USD","units":"9","nanos":796000000}}]}}]},
                 {"description":"Network Egress","category":{"resourceGroup":"VPN","usageType":"OnDemand"}}],
                 "nextPageToken":""}""";
        assertThat(lines(read(address -> new GcpSkus(address, "secret"), Answer.json(page))))
                .containsExactly(AT + ",gcp-skus,gcp,,LIST,H100,,80,1,,,us-central1,ON_DEMAND,,9.796,,,");
    }

    /** What every connector must stand. */
    enum Each {
        AZURE(AzureRetailPrices::new),
        AWS_PAGES(AwsPricePages::new),
        AWS_SPOT(AwsSpotHistory::new),
        GCP(address -> new GcpSkus(address, "secret")),
        LAMBDA(address -> new LambdaTypes(address, "secret")),
        OPENROUTER_MODELS(OpenRouterModels::new),
        OPENROUTER_ENDPOINTS(OpenRouterEndpoints::new),
        RUNPOD(RunPodTypes::new),
        VAST(VastOffers::new);

        private final Function<String, Connector> connector;

        Each(Function<String, Connector> connector) {
            this.connector = connector;
        }
    }

    @ParameterizedTest
    @EnumSource
    void brokenAnswersAreSaidToBeBrokenAndWhere(Each each) throws Exception {
        String source = each.connector.apply("http://127.0.0.1").source();
        for (String body : List.of(
                "<html><body>Down for maintenance</body></html>",
                "{\"data\":",
                "[]",
                "{}",
                "7",
                "",
                "{\"data\":7,\"Items\":7,\"skus\":7,\"offers\":7,\"regions\":7,\"SpotPriceHistory\":7}",
                "{\"data\":[],\"Items\":[],\"skus\":[],\"offers\":[],\"regions\":{},\"SpotPriceHistory\":[]}"))
            assertThatThrownBy(() -> read(each.connector, Answer.json(body)))
                    .as(body)
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageStartingWith(source + ": 127.0.0.1/")
                    .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> read(each.connector, Answer.of(429, "", "Retry-After", "10")))
                .hasMessageContaining("answered 429, 3 times")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> read(each.connector, Answer.cutShort("{\"data\":[")))
                .hasMessageContaining("cut short");
    }

    @ParameterizedTest
    @EnumSource
    void everySourceIsRegisteredWithTheIntervalAtWhichItIsRead(Each each) {
        Connector connector = each.connector.apply("http://127.0.0.1");
        String source = connector.source();
        SourceRegistry.standard()
                .find(source)
                .ifPresent(registered -> assertThat(registered.intervalNanos(0))
                        .isEqualTo(connector.interval().toNanos()));
        assertThat(SourceRegistry.standard().find(source).isPresent()
                        || TokenSources.standard().find(source).isPresent())
                .isTrue();
    }

    @Test
    void onlyOpenSourcesAreReadUnlessOthersAreNamed() {
        assertThat(Connectors.open(Map.of(), Map.of()))
                .extracting(Connector::source)
                .containsExactly("aws-pages", "azure-retail", "openrouter-api-endpoints", "openrouter-api-models");
        assertThat(Connectors.named(Set.of("vast-api"), Map.of(), Map.of()))
                .extracting(Connector::source)
                .containsExactly("vast-api");
        assertThatThrownBy(() -> Connectors.named(Set.of("lambda-api"), Map.of(), Map.of()))
                .hasMessage("lambda-api needs a key, which is not there");
        assertThatThrownBy(() -> Connectors.named(Set.of("hearsay"), Map.of(), Map.of()))
                .hasMessage("no such source: hearsay (there are aws-pages, azure-retail, openrouter-api-endpoints,"
                        + " openrouter-api-models, runpod-graphql, vast-api)");
    }
}
