package kilohour.sources;

import java.util.Map;
import java.util.Optional;

/** Countries of the regions of the large clouds: a region that is not here is told, never guessed. */
final class Regions {
    private static final Map<String, String> AZURE = table(
            "US",
            "eastus eastus2 centralus northcentralus southcentralus westcentralus westus westus2 westus3"
                    + " usgovvirginia usgovarizona usgovtexas attatlanta1 attdallas1",
            "CA",
            "canadacentral canadaeast",
            "MX",
            "mexicocentral",
            "BR",
            "brazilsouth brazilsoutheast",
            "CL",
            "chilecentral",
            "GB",
            "uksouth ukwest",
            "IE",
            "northeurope",
            "NL",
            "westeurope",
            "FR",
            "francecentral francesouth",
            "DE",
            "germanywestcentral germanynorth",
            "CH",
            "switzerlandnorth switzerlandwest",
            "SE",
            "swedencentral swedensouth",
            "NO",
            "norwayeast norwaywest",
            "PL",
            "polandcentral",
            "IT",
            "italynorth",
            "ES",
            "spaincentral",
            "AT",
            "austriaeast",
            "BE",
            "belgiumcentral",
            "DK",
            "denmarkeast",
            "IL",
            "israelcentral",
            "AE",
            "uaenorth uaecentral",
            "QA",
            "qatarcentral",
            "ZA",
            "southafricanorth southafricawest",
            "IN",
            "centralindia southindia westindia jioindiawest jioindiacentral",
            "JP",
            "japaneast japanwest",
            "KR",
            "koreacentral koreasouth",
            "HK",
            "eastasia",
            "SG",
            "southeastasia",
            "MY",
            "malaysiawest",
            "ID",
            "indonesiacentral",
            "NZ",
            "newzealandnorth",
            "AU",
            "australiaeast australiasoutheast australiacentral australiacentral2");

    private static final Map<String, String> AWS = table(
            "US",
            "us-east-1 us-east-2 us-west-1 us-west-2 us-gov-east-1 us-gov-west-1",
            "CA",
            "ca-central-1 ca-west-1",
            "MX",
            "mx-central-1",
            "BR",
            "sa-east-1",
            "IE",
            "eu-west-1",
            "GB",
            "eu-west-2",
            "FR",
            "eu-west-3",
            "DE",
            "eu-central-1",
            "CH",
            "eu-central-2",
            "SE",
            "eu-north-1",
            "IT",
            "eu-south-1",
            "ES",
            "eu-south-2",
            "IL",
            "il-central-1",
            "AE",
            "me-central-1",
            "BH",
            "me-south-1",
            "ZA",
            "af-south-1",
            "IN",
            "ap-south-1 ap-south-2",
            "JP",
            "ap-northeast-1 ap-northeast-3",
            "KR",
            "ap-northeast-2",
            "HK",
            "ap-east-1",
            "SG",
            "ap-southeast-1",
            "AU",
            "ap-southeast-2 ap-southeast-4",
            "ID",
            "ap-southeast-3");

    private static final Map<String, String> LAMBDA = table(
            "US",
            "us-east-1 us-east-2 us-east-3 us-west-1 us-west-2 us-west-3 us-south-1 us-south-2 us-south-3"
                    + " us-midwest-1 us-midwest-2",
            "DE",
            "europe-central-1",
            "IL",
            "me-west-1",
            "IN",
            "asia-south-1",
            "JP",
            "asia-northeast-1 asia-northeast-2",
            "AU",
            "australia-east-1");

    private Regions() {}

    /** Country and its regions, in turn. */
    private static Map<String, String> table(String... countriesAndRegions) {
        var result = new java.util.HashMap<String, String>();
        for (int i = 0; i < countriesAndRegions.length; i += 2)
            for (String region : countriesAndRegions[i + 1].split(" ")) result.put(region, countriesAndRegions[i]);
        return Map.copyOf(result);
    }

    static Optional<String> azure(String region) {
        return Optional.ofNullable(AZURE.get(region));
    }

    static Optional<String> aws(String region) {
        return Optional.ofNullable(AWS.get(region));
    }

    static Optional<String> lambda(String region) {
        return Optional.ofNullable(LAMBDA.get(region));
    }

    /** The country, or a fault of the place that names the region. */
    static String required(Optional<String> country, Json place) {
        return country.orElseThrow(
                () -> place.fault("is a region whose country is not known: " + RowText.shortened(place.text())));
    }
}
