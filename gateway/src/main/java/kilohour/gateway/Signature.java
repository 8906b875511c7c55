package kilohour.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kilohour.exchange.RequestId;

/**
 * The dialect's signature: HMAC-SHA256 under the key's secret.
 *
 * <pre>
 *   over HTTP    Authorization: deri-hmac-sha256 id=ID,ts=MILLIS,sig=HEX,nonce=TEXT
 *                sig of  ts ⏎ nonce ⏎ VERB ⏎ path?query ⏎ body ⏎
 *   on a socket  public/auth with grant_type client_signature
 *                sig of  timestamp ⏎ nonce ⏎ data
 * </pre>
 *
 * @param bytes the 32 bytes, so that upper and lower case are the same signature
 */
record Signature(String keyId, long atMillis, String nonce, byte[] bytes) {
    static final String SCHEME = "deri-hmac-sha256 ";

    /** Reads the header; refuses one that is not complete and exact. */
    static Signature ofHeader(String header) {
        Map<String, String> fields = new HashMap<>();
        for (String field : header.substring(SCHEME.length()).split(",")) {
            int equals = field.indexOf('=');
            if (equals < 0
                    || fields.put(
                                    field.substring(0, equals).strip(),
                                    field.substring(equals + 1).strip())
                            != null) throw malformed();
        }
        for (String name : new String[] {"id", "ts", "sig", "nonce"}) if (!fields.containsKey(name)) throw malformed();
        return of(fields.get("id"), fields.get("ts"), fields.get("nonce"), fields.get("sig"));
    }

    static Signature of(String keyId, String millis, String nonce, String hex) {
        try {
            byte[] bytes = HexFormat.of().parseHex(hex);
            if (bytes.length != 32 || !millis.matches("[0-9]{1,15}") || nonce.length() > 128) throw malformed();
            return new Signature(keyId, Long.parseLong(millis), nonce, bytes);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static Refusal malformed() {
        return new Refusal(
                ErrorCode.UNAUTHORIZED,
                "the signature must read: deri-hmac-sha256 id=…,ts=<milliseconds>,sig=<64 hexadecimal digits>,nonce=…");
    }

    boolean signsRequest(String secret, String verb, String target, String body) {
        String text = atMillis + "\n" + nonce + "\n" + verb + "\n" + target + "\n" + body + "\n";
        return MessageDigest.isEqual(hmac(secret, text), bytes);
    }

    boolean signsLogin(String secret, String data) {
        return MessageDigest.isEqual(hmac(secret, atMillis + "\n" + nonce + "\n" + data), bytes);
    }

    /** The same signature is the same request, however often it arrives. */
    RequestId requestId() {
        MessageDigest digest = sha256();
        digest.update(keyId.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(bytes);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new RequestId(hash.getLong(), hash.getLong());
    }

    static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
