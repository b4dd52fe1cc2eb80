using Picasso.Mail;
using Picasso.Mail.Delivery;
using Picasso.Mail.Delivery.Queueing;

namespace Picasso.Conformance.Tests.Mail;

/// <summary>What every queue of mail must do.</summary>
public abstract class MailQueueConformance
{
    private static readonly DateTimeOffset s_now = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(2);

    /// <summary>A queue of its own on the same mail each time, as another process has it.</summary>
    private protected abstract IMailQueue Open();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_comes_as_it_was_queued_and_once_for_its_key()
    {
        await AddAsync("receipt:1", to: "Ada@example.com");
        await AddAsync("receipt:1", to: "bob@example.com");

        var mail = (await TakeAsync(s_now)).ShouldNotBeNull();
        (mail.Key, mail.Recipient, mail.Subject, mail.Text, mail.Html, mail.Attempts)
            .ShouldBe(("receipt:1", "Ada@example.com", "subject", "text", "html", 1));
        (await TakeAsync(s_now)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_due_longest_is_taken_first_and_nothing_before_its_time()
    {
        await AddAsync("late", s_now.AddSeconds(1));
        await AddAsync("early", s_now);

        (await TakeAsync(s_now.AddSeconds(-1))).ShouldBeNull();
        (await TakeAsync(s_now.AddSeconds(2)))!.Key.ShouldBe("early");
        (await TakeAsync(s_now.AddSeconds(2)))!.Key.ShouldBe("late");
    }

    [Fact]
    public async Task Of_many_relays_at_once_one_gets_each_mail()
    {
        for (var number = 0; number < 12; number++)
            await AddAsync($"{number}");

        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            var (queue, mine) = (Open(), new List<string>());
            while (await queue.TakeAsync(s_now, s_lease, Cancel) is { } mail)
                mine.Add(mail.Key);
            return mine;
        })));

        taken.SelectMany(mine => mine).Order().ShouldBe(Enumerable.Range(0, 12).Select(number => $"{number}").Order());
    }

    [Fact]
    public async Task A_lease_that_ended_lets_another_relay_try()
    {
        await AddAsync("1");
        await TakeAsync(s_now);

        (await TakeAsync(s_now + s_lease - TimeSpan.FromSeconds(1))).ShouldBeNull();
        (await TakeAsync(s_now + s_lease))!.Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task A_postponed_mail_waits_and_a_relay_that_lost_its_lease_changes_nothing()
    {
        await AddAsync("1");
        var lost = (await TakeAsync(s_now))!;
        var held = (await TakeAsync(s_now + s_lease))!;

        await Open().PostponeAsync(lost, s_now, Cancel);
        await Open().EndAsync(lost, MailState.Failed, Cancel);
        (await TakeAsync(s_now + s_lease)).ShouldBeNull();

        await Open().PostponeAsync(held, s_now.AddHours(1), Cancel);
        (await TakeAsync(s_now.AddMinutes(59))).ShouldBeNull();
        (await TakeAsync(s_now.AddHours(1)))!.Attempts.ShouldBe(3);
    }

    [Fact]
    public async Task A_sent_mail_is_sent_whoever_took_it_meanwhile_and_its_key_is_never_sent_again()
    {
        await AddAsync("1");
        var slow = (await TakeAsync(s_now))!;
        var other = (await TakeAsync(s_now + s_lease))!;

        await Open().EndAsync(slow, MailState.Sent, Cancel);
        await Open().PostponeAsync(other, s_now, Cancel);
        await AddAsync("1");

        (await TakeAsync(s_now.AddDays(1))).ShouldBeNull();
    }

    [Fact]
    public async Task The_box_is_read_latest_first_and_by_address_whatever_its_case()
    {
        await AddAsync("1", to: "Ada@example.com", state: MailState.Boxed);
        await AddAsync("2", to: "bob@example.com", state: MailState.Boxed);
        await AddAsync("3", to: "carol@example.com");

        var all = await Open().ListBoxedAsync(null, 10, Cancel);
        all.Select(mail => mail.To).ShouldBe(["bob@example.com", "Ada@example.com"]);
        all[1].ShouldBe(new BoxedMail(all[1].Id, "Ada@example.com", "subject", "text", "html", s_now));
        (await Open().ListBoxedAsync("aDA@EXAMPLE.com", 10, Cancel)).ShouldHaveSingleItem();
        (await Open().ListBoxedAsync(null, 1, Cancel)).ShouldHaveSingleItem().To.ShouldBe("bob@example.com");
    }

    private Task AddAsync(string key, DateTimeOffset? at = null, string to = "ada@example.com", MailState state = MailState.Queued) =>
        Open().AddAsync(new MailMessage(key, to, "subject", "text", "html"), state, at ?? s_now, Cancel);

    private Task<QueuedMail?> TakeAsync(DateTimeOffset now) => Open().TakeAsync(now, s_lease, Cancel);
}
