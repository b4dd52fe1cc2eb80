using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.Testing.Hosting;
using Picasso.Testing.StandIns;

namespace Picasso.Shared.Tests.Mail;

/// <summary>A mail server that is away, silent or slow: mail comes later, and each try is one warning.</summary>
public sealed class SmtpOutageTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-smtp-");
    private readonly RecordedLog<SmtpOutageTests> _log = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task While_no_server_listens_mail_waits_and_comes_once_when_one_does()
    {
        await using var sink = new SmtpSink(listens: false);
        await using var mail = await StartAsync(sink.Port);
        await mail.Mailer.SendAsync(MailHost.Mail("1"), default);
        await TriesAsync(mail, 2);
        (await mail.HealthAsync()).ShouldBe(HealthStatus.Degraded);

        sink.Listen();
        await ComesOnceAsync(mail, sink);
        await Eventually.Holds(() => Task.FromResult(_log.Lines.Count(line => line.Text.Contains("answers again"))), lines => lines == 1);
        _log.Lines.Count(line => line.Text.Contains("does not answer")).ShouldBe(1);
        (await mail.HealthAsync()).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_server_that_refuses_the_password_is_named_in_log_and_health_and_the_mail_comes_when_it_is_accepted()
    {
        await using var sink = new SmtpSink { AcceptsPassword = false };
        await using var mail = await StartAsync(sink.Port, timeout: "00:00:30", password: "not-for-the-log");
        await mail.Mailer.SendAsync(MailHost.Mail("1"), default);
        await TriesAsync(mail, 2);

        (await mail.HealthAsync()).ShouldBe(HealthStatus.Degraded);
        var error = _log.Lines.Where(line => line.Level == LogLevel.Error).ShouldHaveSingleItem().Text;
        (error.Contains("Picasso:Mail:Smtp:User"), error.Contains("not-for-the-log")).ShouldBe((true, false));

        sink.AcceptsPassword = true;
        await ComesOnceAsync(mail, sink);
        await Eventually.Holds(mail.HealthAsync, health => health == HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_within_its_time_out_and_the_mail_comes_later()
    {
        await using var silent = TcpStandIn.Silent();
        await using (var mail = await StartAsync(silent.Port))
        {
            await mail.Mailer.SendAsync(MailHost.Mail("1"), default);
            await TriesAsync(mail, 2);
        }

        silent.Accepted.ShouldBeGreaterThanOrEqualTo(2);
        await using var sink = new SmtpSink();
        await using var later = await StartAsync(sink.Port);
        await ComesOnceAsync(later, sink);
    }

    [Fact]
    public async Task A_slow_server_gets_the_mail_once()
    {
        await using var sink = new SmtpSink { Pause = TimeSpan.FromMilliseconds(200) };
        await using var mail = await StartAsync(sink.Port, timeout: "00:00:30");

        await mail.Mailer.SendAsync(MailHost.Mail("1"), default);

        await Eventually.Holds(() => Task.FromResult(sink.Messages.Count), count => count == 1);
        _log.Lines.ShouldNotContain(line => line.Level >= LogLevel.Warning);
    }

    /// <summary>The clock moves on until a mail was tried so often, each time with one warning and without the address.</summary>
    private async Task TriesAsync(MailHost mail, int tries)
    {
        var warnings = await Eventually.Holds(
            () =>
            {
                // In small steps, so that a try has the time to connect before the clock ends it.
                mail.Clock.Advance(TimeSpan.FromMilliseconds(100));
                return Task.FromResult(_log.Lines.Where(line => line.Level >= LogLevel.Warning).ToList());
            },
            lines => lines.Count(IsTry) >= tries);
        warnings.RemoveAll(line => !IsTry(line));
        warnings.Select(line => line.Level).ShouldAllBe(level => level == LogLevel.Warning);
        warnings.ShouldAllBe(line => line.Text.Contains("waits") && !line.Text.Contains('@'));
        for (var attempt = 1; attempt <= warnings.Count; attempt++)
            warnings[attempt - 1].Text.ShouldContain($"after attempt {attempt}:");
    }

    private static bool IsTry((LogLevel Level, string Text) line) => line.Text.Contains("attempt");

    private static async Task ComesOnceAsync(MailHost mail, SmtpSink sink)
    {
        await Eventually.Holds(
            () =>
            {
                mail.Clock.Advance(TimeSpan.FromSeconds(10));
                return Task.FromResult(sink.Messages.Count);
            },
            count => count > 0);
        sink.Messages.Count.ShouldBe(1);
    }

    private Task<MailHost> StartAsync(int port, string timeout = "00:00:00.300", string? password = null) => MailHost.StartAsync(_data.FullName, port, add: builder =>
    {
        builder.Configuration["Picasso:Mail:Smtp:Timeout"] = timeout;
        if (password is not null)
            (builder.Configuration["Picasso:Mail:Smtp:User"], builder.Configuration["Picasso:Mail:Smtp:Password"]) = ("picasso", password);
        builder.Services.AddLogging(logging => logging.AddProvider(_log).SetMinimumLevel(LogLevel.Information));
    });
}
