package dev.broadsheet.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Expected values: Python's {@code hashlib.sha256('un\x1fid\x1f7'.encode()).hexdigest()[:32]}, and likewise. */
class DocIdTest {

    private final DocId ids = new DocId();

    @Test
    void idsAreSha256OverSourceAndIdOrPlace() {
        assertThat(ids.ofNativeId("un", "7")).isEqualTo("445065d6c6525eed8c63ac019ead4af8");
        assertThat(ids.ofLocation("un", new Location("a/b.txt", 12))).isEqualTo("91ea82812eef4e9b72aa14ae68d3765b");
    }

    @Test
    void idsMayHoldAnything() {
        assertThat(ids.ofNativeId("un", "a/b=😀")).isEqualTo("d73fdee16f5000c1e7c1fdc9c07910e3");
    }

    @Test
    void contentHashFoldsWhiteSpace() {
        String expected = "9e691c3b10efb248fa62df542198ae18";
        assertThat(ids.contentHash("né 😀 日")).isEqualTo(expected);
        assertThat(ids.contentHash("né\n\t 😀\u00A0\u3000日")).isEqualTo(expected);
        assertThat(ids.contentHash("né😀 日")).isNotEqualTo(expected);
    }

    @Test
    void longTextsGoThroughTheBuffer() {
        // python3 -c "import hashlib; print(hashlib.sha256(('é' * 10000).encode()).hexdigest()[:32])"
        assertThat(ids.contentHash("é".repeat(10_000))).isEqualTo("3877d08990923f37e0442507f6aca03d");
    }
}
