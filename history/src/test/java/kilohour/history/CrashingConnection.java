package kilohour.history;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection that is cut at a commit, everything before it having been sent. */
final class CrashingConnection {
    private CrashingConnection() {}

    /** @param commit which commit is cut, from 1 on; the one that opens a writer does not count */
    static Connection atCommit(int commit, Connection connection) {
        var left = new AtomicInteger(commit + 1);
        return (Connection) Proxy.newProxyInstance(
                CrashingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("commit") && left.decrementAndGet() == 0) {
                        connection.close();
                        throw new SQLException("crash");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
