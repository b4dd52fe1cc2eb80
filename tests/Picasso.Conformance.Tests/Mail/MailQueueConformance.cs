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
        mail.ShouldBe(new QueuedMail("receipt:1", "Ada@example.com", "subject", "text", "html"));
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
    public async Task The_key_of_a_mail_that_was_sent_or_given_up_is_never_sent_again()
    {
        await AddAsync("1");
        await AddAsync("2");
        var outbox = Open().Outbox;
        var both = await outbox.TakeAsync(s_now, s_lease, 2, Cancel);

        await outbox.CompleteAsync([both[0]], Cancel);
        await outbox.SetAsideAsync(both[1], Cancel);
        await AddAsync("1");
        await AddAsync("2");

        (await TakeAsync(s_now.AddYears(100))).ShouldBeNull();
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

    private async Task<QueuedMail?> TakeAsync(DateTimeOffset now) => (await Open().Outbox.TakeAsync(now, s_lease, 1, Cancel)).SingleOrDefault()?.Content;
}
