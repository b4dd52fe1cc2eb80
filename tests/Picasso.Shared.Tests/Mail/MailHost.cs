using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Picasso.EmbeddedStorage;
using Picasso.Mail;
using Picasso.Mail.Delivery;

namespace Picasso.Shared.Tests.Mail;

/// <summary>A process that has mail and nothing else.</summary>
internal sealed class MailHost : IAsyncDisposable
{
    private readonly IHost _host;

    private MailHost(IHost host, FakeTimeProvider clock) => (_host, Clock) = (host, clock);

    public FakeTimeProvider Clock { get; }

    public IMailer Mailer => _host.Services.GetRequiredService<IMailer>();

    public IMailBox Box => _host.Services.GetRequiredService<IMailBox>();

    public static async Task<MailHost> StartAsync(string dataDirectory, int? smtpPort = null, bool relay = true, Action<IHostApplicationBuilder>? add = null)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new(DataDirectory.Key, dataDirectory), .. Smtp(smtpPort)]);
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton<DataDirectory>();
        add?.Invoke(builder);
        builder.AddMail().AddMail();
        if (!relay)
            builder.Services.Remove(builder.Services.Single(service => service.ImplementationType?.Name == "MailRelay"));
        var host = builder.Build();
        await host.StartAsync();
        return new MailHost(host, clock);
    }

    public static MailMessage Mail(string key, string to = "ada@example.com", string subject = "Hello") =>
        new(key, to, subject, "plain words", "<p>html words</p>");

    public async Task<HealthStatus> HealthAsync() =>
        (await _host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == "mail-server")).Status;

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static IEnumerable<KeyValuePair<string, string?>> Smtp(int? port) => port is null ? [] :
    [
        new("Picasso:Mail:Smtp:Host", "127.0.0.1"),
        new("Picasso:Mail:Smtp:Port", port.ToString()),
        new("Picasso:Mail:Smtp:Security", "None"),
        new("Picasso:Mail:Smtp:From", "Picasso <no-reply@picasso.example>"),
    ];
}
