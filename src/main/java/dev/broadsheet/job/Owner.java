package dev.broadsheet.job;

import java.util.Optional;

/** Who holds a warehouse, in words that let an operator find the process. */
final class Owner {

    private Owner() {}

    static String of(String work) {
        return ProcessHandle.current().pid() + "@" + hostName() + " " + work;
    }

    private static String hostName() {
        return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("this machine");
    }
}
