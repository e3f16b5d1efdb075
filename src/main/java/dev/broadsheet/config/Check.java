package dev.broadsheet.config;

/** Validates a setting as it is born. */
final class Check {

    private Check() {}

    static void that(boolean good, String key, Object value, String wanted) {
        if (!good) {
            throw new InvalidSetting(key, String.valueOf(value), wanted);
        }
    }

    static void share(String key, double value) {
        that(value >= 0 && value <= 1, key, value, "a share from 0 to 1");
    }
}
