package kilohour.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import kilohour.index.Evidence;
import kilohour.index.Observation;
import kilohour.index.Term;
import kilohour.sources.Connector;
import kilohour.sources.Connectors;
import kilohour.sources.Http;
import kilohour.sources.Reading;
import kilohour.units.Utc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server on this machine that answers as the publishers of open prices do, and as an aggregator of five providers'
 * offers would; it can also answer wrongly, be cut short, go away and come back.
 */
final class PriceServer implements AutoCloseable {
    /** How it answers. */
    enum Mood {
        WELL,
        /** A page for people where prices are due. */
        BROKEN,
        /** The connection ends before the answer does. */
        TRUNCATED
    }

    private static final String AZURE = """
            {"BillingCurrency":"USD","CustomerEntityType":"Retail","Items":[{"currencyCode":"USD","retailPrice":98.32,
             "armRegionName":"eastus","productName":"Virtual Machines NDsr H100 v5 Series","skuName":"ND96isrH100v5",
             "serviceName":"Virtual Machines","unitOfMeasure":"1 Hour","type":"Consumption",
             "armSkuName":"Standard_ND96isr_H100_v5"}],"NextPageLink":null,"Count":1}""";
    private static final String AWS = """
            {"regions":{"US East (N. Virginia)":{"p5 48xlarge US East N. Virginia Linux":{"price":"55.0400000000",
             "Location":"US East (N. Virginia)","Instance Type":"p5.48xlarge","Operating System":"Linux",
             "Pre Installed S/W":"NA"}}}}""";
    private static final String MODELS =
            "{\"data\":[{\"id\":\"openai/gpt-oss-120b\",\"pricing\":{\"prompt\":\"0.0000001\",\"completion\":\"0.0000005\"}}]}";
    private static final String ENDPOINTS = """
            {"data":{"id":"openai/gpt-oss-120b","endpoints":[{"tag":"baseten/fp4",
             "pricing":{"prompt":"0.0000001","completion":"0.0000005","discount":0}}]}}""";
    private static final String ASKS = """
            {"asks":[{"provider":"nebius","usd":1.99},{"provider":"crusoe","usd":2.12},{"provider":"hyperstack","usd":2.40},
             {"provider":"lambda","usd":2.69},{"provider":"runpod","usd":2.99}]}""";

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final int port;
    private volatile Mood mood = Mood.WELL;
    private HttpServer server;

    PriceServer() throws IOException {
        server = started(0);
        port = server.getAddress().getPort();
    }

    private HttpServer started(int at) throws IOException {
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
        made.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        made.createContext("/", this::answer);
        made.start();
        return made;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            String body = mood == Mood.BROKEN ? "<html>Down for maintenance</html>" : body(path);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, mood == Mood.TRUNCATED ? bytes.length + 1_000 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String body(String path) {
        if (path.equals("/asks")) return ASKS;
        if (path.equals("/api/retail/prices")) return AZURE;
        if (path.equals("/api/v1/models")) return MODELS;
        if (path.endsWith("/endpoints")) return ENDPOINTS;
        return path.contains("Virginia") ? AWS : "{\"regions\":{}}";
    }

    void answer(Mood how) {
        mood = how;
    }

    void goAway() {
        server.stop(0);
    }

    void comeBack() throws IOException {
        server = started(port);
    }

    /** How often it was asked for a path that begins so. */
    long asked(String path) {
        return List.copyOf(asked).stream().filter(each -> each.startsWith(path)).count();
    }

    private String address() {
        return "http://127.0.0.1:" + port;
    }

    /** The open sources at this server, and the aggregator. */
    List<Connector> connectors() {
        var connectors = new ArrayList<Connector>();
        for (String source : Connectors.names())
            connectors.addAll(Connectors.open(Map.of(), Map.of(source, address())).stream()
                    .filter(connector -> connector.source().equals(source))
                    .toList());
        connectors.add(new Aggregator(URI.create(address() + "/asks")));
        return connectors;
    }

    /** Reads the asks, every hour, under a name that is registered for settlement. */
    private record Aggregator(URI uri) implements Connector {
        @Override
        public String source() {
            return "primeintellect";
        }

        @Override
        public Duration interval() {
            return Duration.ofHours(1);
        }

        @Override
        public boolean onByDefault() {
            return false;
        }

        @Override
        public Reading read(Http http, Instant at) throws InterruptedException {
            var asks = new ArrayList<Observation>();
            JsonNode answer;
            try {
                answer = JsonMapper.shared().readTree(http.text(source(), uri));
            } catch (tools.jackson.core.JacksonException e) {
                throw new IllegalArgumentException(source() + ": the answer is no JSON");
            }
            for (JsonNode ask : answer.get("asks"))
                asks.add(new Observation(
                        Utc.nanos(at),
                        source(),
                        ask.get("provider").asString(),
                        "",
                        Evidence.OFFER,
                        "H100",
                        "SXM",
                        80,
                        0,
                        "",
                        "",
                        "",
                        Term.ON_DEMAND,
                        0,
                        ask.get("usd").decimalValue().movePointRight(6).longValueExact(),
                        -1,
                        "",
                        ""));
            return Reading.ofObservations(asks);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
