using Microsoft.Data.Sqlite;
using MimeKit;
using Picasso.Testing.Hosting;

namespace Picasso.Shared.Tests.Mail;

public sealed class MailTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-mail-");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task Without_a_server_mail_lies_in_the_box_latest_first()
    {
        await using var mail = await MailHost.StartAsync(_data.FullName);
        await mail.Mailer.SendAsync(MailHost.Mail("1", subject: "first"), default);
        await mail.Mailer.SendAsync(MailHost.Mail("2", to: "bob@example.com", subject: "second"), default);

        mail.Box.IsActive.ShouldBeTrue();
        (await mail.Box.ListAsync(null, 10, default)).Select(each => each.Subject).ShouldBe(["second", "first"]);
        (await mail.Box.ListAsync("ADA@example.com", 10, default)).ShouldHaveSingleItem().Html.ShouldBe("<p>html words</p>");
        (await mail.Box.ListAsync(null, 1, default)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_same_key_is_sent_once_also_after_a_restart()
    {
        await using var sink = new SmtpSink();
        for (var run = 0; run < 2; run++)
        {
            await using var mail = await MailHost.StartAsync(_data.FullName, sink.Port);
            await mail.Mailer.SendAsync(MailHost.Mail("receipt:1"), default);
            await mail.Mailer.SendAsync(MailHost.Mail("receipt:1"), default);
            await mail.Mailer.SendAsync(MailHost.Mail($"run:{run}"), default);
            await Eventually.Holds(() => Task.FromResult(sink.Messages.Count), count => count == 2 + run);
        }

        sink.Messages.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Mail_leaves_by_smtp_as_text_and_html_and_its_words_are_not_kept()
    {
        await using var sink = new SmtpSink();
        await using var mail = await MailHost.StartAsync(_data.FullName, sink.Port);

        await mail.Mailer.SendAsync(MailHost.Mail("1", subject: "Grüße"), default);

        var sent = await ParseAsync((await Eventually.Holds(() => Task.FromResult(sink.Messages.ToArray()), all => all.Length == 1))[0]);
        (sent.Subject, sent.TextBody?.Trim(), sent.HtmlBody?.Trim()).ShouldBe(("Grüße", "plain words", "<p>html words</p>"));
        sent.To.Mailboxes.Single().Address.ShouldBe("ada@example.com");
        sent.From.Mailboxes.Single().Address.ShouldBe("no-reply@picasso.example");
        mail.Box.IsActive.ShouldBeFalse();
        await Eventually.Holds(() => Task.FromResult(KeptWords()), words => words.Length == 0);
    }

    [Fact]
    public async Task What_was_queued_before_a_crash_is_delivered_after_it()
    {
        await using var sink = new SmtpSink();
        await using (var mail = await MailHost.StartAsync(_data.FullName, sink.Port, relay: false))
            await mail.Mailer.SendAsync(MailHost.Mail("1"), default);
        sink.Messages.ShouldBeEmpty();

        await using (await MailHost.StartAsync(_data.FullName, sink.Port))
            await Eventually.Holds(() => Task.FromResult(sink.Messages.Count), count => count == 1);
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_later_and_gets_the_same_message_id()
    {
        await using var sink = new SmtpSink();
        sink.Answers.Enqueue("451 later");
        sink.Answers.Enqueue("451 later");
        await using var mail = await MailHost.StartAsync(_data.FullName, sink.Port);
        await mail.Mailer.SendAsync(MailHost.Mail("1"), default);
        await Eventually.Holds(() => Task.FromResult(sink.Answers.Count), left => left == 1);

        var sent = await Eventually.Holds(
            () =>
            {
                mail.Clock.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(sink.Messages.ToArray());
            },
            all => all.Length == 1);

        (await ParseAsync(sent[0])).MessageId.ShouldEndWith("@picasso.example");
    }

    [Fact]
    public async Task A_refusal_for_good_does_not_hold_up_the_rest()
    {
        await using var sink = new SmtpSink();
        sink.Answers.Enqueue("550 no such person");
        await using var mail = await MailHost.StartAsync(_data.FullName, sink.Port);

        await mail.Mailer.SendAsync(MailHost.Mail("1"), default);
        await mail.Mailer.SendAsync(MailHost.Mail("2", subject: "next"), default);

        await Eventually.Holds(() => Task.FromResult(sink.Messages.Count), count => count == 1);
        await Eventually.Holds(() => Task.FromResult(KeptWords()), words => words.Length == 0);
    }

    [Fact]
    public async Task A_subject_cannot_start_a_header_of_its_own()
    {
        await using var sink = new SmtpSink();
        await using var mail = await MailHost.StartAsync(_data.FullName, sink.Port);

        await mail.Mailer.SendAsync(MailHost.Mail("1", subject: "Hi\r\nBcc: eve@example.com"), default);

        var sent = await ParseAsync((await Eventually.Holds(() => Task.FromResult(sink.Messages.ToArray()), all => all.Length == 1))[0]);
        sent.Subject.ShouldBe("Hi  Bcc: eve@example.com");
        sent.Bcc.ShouldBeEmpty();
    }

    private string KeptWords()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_data.FullName, "mail.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(group_concat(recipient || subject || text || html, ''), '') FROM mails";
        return (string)command.ExecuteScalar()!;
    }

    private static async Task<MimeMessage> ParseAsync(string message)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(message));
        return await MimeMessage.LoadAsync(stream);
    }
}
