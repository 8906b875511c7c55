package kilohour.app;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kilohour.bank.Bank;
import kilohour.bank.BankAccount;
import kilohour.bank.BankFileException;
import kilohour.bank.BankStatement;
import kilohour.bank.Instruction;
import kilohour.bank.StatementImport;
import kilohour.exchange.Batch;
import kilohour.exchange.Event;
import kilohour.exchange.Exchange;
import kilohour.exchange.RejectReason;
import kilohour.exchange.Views;
import kilohour.gateway.Replica;
import kilohour.units.Utc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the bank every few seconds: takes its statements in, and tells it what officers have approved. */
final class BankRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BankRunner.class);
    private static final long EVERY_MILLIS = 2_000;

    private final Bank bank;
    private final BankAccount own;
    private final Replica copy;
    private final Console console;
    private final StatementImport statements;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    BankRunner(Bank bank, BankAccount own, Desk desk, Replica copy, Console console) {
        this.bank = bank;
        this.own = own;
        this.copy = copy;
        this.console = console;
        this.statements = new StatementImport(own, command -> outcome(desk.tell(command)));
        this.thread = Thread.ofPlatform().name("bank").start(this::run);
    }

    private void run() {
        try {
            do look();
            while (!closing.await(EVERY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            Bank.Delivery delivery = bank.delivered();
            for (Bank.Unreadable file : delivery.unreadable()) say(file.sentence());
            for (BankStatement statement : delivery.statements()) take(statement);
            for (Views.Withdrawal each : copy.ask(Exchange::withdrawals))
                if (each.approvalsLeft() == 0 && each.asset().equals("USD")) instruct(each);
        } catch (RuntimeException e) {
            LOG.error("The bank could not be looked at; it is tried again", e);
        }
    }

    private void take(BankStatement statement) {
        List<String> report;
        try {
            report = statements.take(statement).lines();
        } catch (BankFileException e) {
            report = List.of(e.getMessage());
        }
        bank.done(statement, report);
        report.forEach(this::say);
    }

    private void instruct(Views.Withdrawal approved) {
        String id = own.messageId(approved.withdrawal());
        long now = copy.ask(Exchange::nowNanos);
        boolean told = bank.instruct(
                new Instruction(id, approved.amountMicros(), approved.to(), approved.reference(), Utc.day(now), now));
        if (told) say("withdrawal " + approved.withdrawal() + " goes to the bank as " + id + ".xml");
    }

    private static StatementImport.Outcome outcome(Batch batch) {
        for (Event event : batch.events())
            if (event instanceof Event.CommandRejected rejected)
                return rejected.reason() == RejectReason.ALREADY_BOOKED
                        ? new StatementImport.Outcome.AlreadyBooked()
                        : new StatementImport.Outcome.Refused(rejected.sentence());
        return new StatementImport.Outcome.Booked();
    }

    private void say(String line) {
        LOG.info("{}", line);
        console.line("Bank: " + line);
    }

    @Override
    public void close() throws InterruptedException {
        closing.countDown();
        thread.join();
    }
}
