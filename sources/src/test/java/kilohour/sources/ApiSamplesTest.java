package kilohour.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import kilohour.sources.LocalSource.Answer;
import org.junit.jupiter.api.Test;

/**
 * Recorded answers of the real services, where they are to be had: {@code ../shared/data/api_samples} beside the project,
 * or the folder that {@code -Dkilohour.samples} names.
 */
class ApiSamplesTest {
    private static Reading read(String sample, Function<String, Connector> connector, String... replaced)
            throws Exception {
        Path folder = Path.of(System.getProperty("kilohour.samples", "../../shared/data/api_samples"));
        assumeThat(Files.isDirectory(folder))
                .as("no recorded answers at " + folder.toAbsolutePath().normalize() + ", skipped")
                .isTrue();
        String body = Files.readString(folder.resolve(sample));
        for (int i = 0; i < replaced.length; i += 2) body = body.replaceFirst(replaced[i], replaced[i + 1]);
        try (var source = new LocalSource(Answer.json(body))) {
            return LocalSource.read(connector.apply(source.address()));
        }
    }

    @Test
    void azure() throws Exception {
        Reading reading = read(
                "azure_retail_prices_response.json",
                AzureRetailPrices::new,
                "\"NextPageLink\": \"[^\"]*\"",
                "\"NextPageLink\": null");
        // 16 rows, of which one is Windows and one low priority.
        assertThat(reading.observations()).hasSize(14);
        assertThat(reading.faults()).isEmpty();
    }

    @Test
    void aws() throws Exception {
        assertThat(read(
                                "aws_ec2_ondemand_pagefeed_response.json",
                                address -> new AwsPricePages(address, List.of("US East (N. Virginia)")))
                        .observations())
                .extracting(o -> o.gpu() + " " + o.priceMicrosPerGpuHour())
                .containsExactly("H100 6880000", "B200 14241600", "A100 2744705");
        assertThat(read("aws_describe_spot_price_history_response.json", AwsSpotHistory::new)
                        .observations())
                .hasSize(2);
    }

    @Test
    void openRouter() throws Exception {
        Reading models = read("openrouter_models_response.json", OpenRouterModels::new);
        assertThat(models.tokens()).hasSize(17);
        assertThat(models.faults()).isEmpty();
    }

    @Test
    void theClosedOnes() throws Exception {
        Reading vast = read("vast_bundles_response.json", address -> new VastOffers(address, List.of("H100 SXM")));
        assertThat(vast.observations()).hasSize(6);
        assertThat(vast.faults()).isEmpty();
        Reading runPod = read("runpod_gpuTypes_response.json", RunPodTypes::new);
        assertThat(runPod.observations()).hasSizeGreaterThan(40);
        assertThat(runPod.faults()).isEmpty();
        Reading lambda = read("lambda_instance_types_response.json", address -> new LambdaTypes(address, "key"));
        // Nine rate cards; capacity of three types in four regions.
        assertThat(lambda.observations()).hasSize(13);
        assertThat(lambda.faults()).isEmpty();
    }
}
