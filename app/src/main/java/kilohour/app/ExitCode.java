package kilohour.app;

/** What a script can tell from how a command ended. Stopped by a signal, Java gives 130 (Ctrl-C) and 143 (SIGTERM). */
final class ExitCode {
    static final int OK = 0;
    /** Something failed at work: a damaged file, a full disk, states that differ. */
    static final int FAILED = 1;
    /** The arguments cannot be used; nothing was done. */
    static final int USAGE = 2;
    /** The home belongs to another process, or is not empty where an empty one is needed. */
    static final int HOME_BUSY = 3;
    /** The address to listen on belongs to somebody else. */
    static final int PORT_BUSY = 4;

    /** For the foot of a command's help. */
    static final String HELP = "Exit codes: 0 done, 1 failed, 2 arguments cannot be used, 3 home in use or not fit,"
            + " 4 port in use, 130 and 143 stopped by Ctrl-C and SIGTERM.";

    private ExitCode() {}
}
