package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String HEX = "7a".repeat(32);

    @Test
    void hmacAgreesWithThePublishedVector() {
        // RFC 4231, test case 2
        assertThat(HexFormat.of().formatHex(Signature.hmac("Jefe", "what do ya want for nothing?")))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void aRequestIsSignedOverTimeNonceVerbTargetAndBody() {
        // printf '1795176600000\nabcd\nGET\n/api/v2/private/get_positions?currency=USD\n\n' | openssl dgst -sha256
        // -hmac secret
        String text = "1795176600000\nabcd\nGET\n/api/v2/private/get_positions?currency=USD\n\n";
        String hex = HexFormat.of().formatHex(Signature.hmac("secret", text));
        assertThat(hex).isEqualTo("4a43d477621b9e2493f4d64ba1cb77715d02b42c704dbafed91b8752d77f4677");
        Signature signature = Signature.ofHeader("deri-hmac-sha256 id=me,ts=1795176600000,sig=" + hex + ",nonce=abcd");
        assertThat(signature.signsRequest("secret", "GET", "/api/v2/private/get_positions?currency=USD", ""))
                .isTrue();
        assertThat(signature.signsRequest("secret", "GET", "/api/v2/private/get_positions?currency=BTC", ""))
                .isFalse();
        assertThat(signature.signsRequest("secret", "POST", "/api/v2/private/get_positions?currency=USD", ""))
                .isFalse();
        assertThat(signature.signsRequest("other", "GET", "/api/v2/private/get_positions?currency=USD", ""))
                .isFalse();
    }

    @Test
    void theSameSignatureInAnotherCaseIsTheSameRequest() {
        assertThat(Signature.of("me", "1", "n", HEX).requestId())
                .isEqualTo(Signature.of("me", "1", "n", HEX.toUpperCase()).requestId());
        assertThat(Signature.of("me", "1", "n", HEX).requestId())
                .isNotEqualTo(Signature.of("you", "1", "n", HEX).requestId());
    }

    @Test
    void aHeaderThatIsNotCompleteAndExactIsRefused() {
        for (String header : new String[] {
            "deri-hmac-sha256 ",
            "deri-hmac-sha256 id=a,ts=1,sig=" + HEX,
            "deri-hmac-sha256 id=a,ts=1,nonce=1,sig=12",
            "deri-hmac-sha256 id=a,ts=1,nonce=1,sig=" + "zz".repeat(32),
            "deri-hmac-sha256 id=a,ts=one,nonce=1,sig=" + HEX,
            "deri-hmac-sha256 id=a,ts=-1,nonce=1,sig=" + HEX,
            "deri-hmac-sha256 id=a,ts=1,ts=1,nonce=1,sig=" + HEX,
            "deri-hmac-sha256 id=a,ts=99999999999999999999,nonce=1,sig=" + HEX
        }) assertThatThrownBy(() -> Signature.ofHeader(header)).as(header).isInstanceOf(Refusal.class);
    }
}
