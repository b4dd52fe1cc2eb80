using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Shared.Tests.Mail;

public sealed class TwoMailRelaysTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-mail-");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    [Fact]
    public Task Two_processes_over_one_file_send_each_mail_once() => SendsOnceAsync(documents: null);

    [Fact]
    [Trait(Engines.Trait, "MongoDb")]
    public async Task Two_processes_over_one_mongodb_send_each_mail_once()
    {
        await using var documents = new FreshDocuments();
        await SendsOnceAsync(documents);
    }

    private async Task SendsOnceAsync(FreshDocuments? documents)
    {
        await using var sink = new SmtpSink();
        await using (var one = await StartAsync(sink, documents))
        await using (var two = await StartAsync(sink, documents))
        {
            for (var number = 0; number < 20; number++)
                await (number % 2 == 0 ? one : two).Mailer.SendAsync(MailHost.Mail($"{number}", subject: $"Mail {number}."), default);
            await Eventually.Holds(() =>
            {
                // Each hears at once only of what it queued itself.
                one.Clock.Advance(TimeSpan.FromSeconds(1));
                two.Clock.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(sink.Messages.Count);
            }, count => count >= 20);
        }

        sink.Messages.Count.ShouldBe(20);
        Enumerable.Range(0, 20).ShouldAllBe(number => sink.Messages.Count(message => message.Contains($"Mail {number}.")) == 1);
    }

    private Task<MailHost> StartAsync(SmtpSink sink, FreshDocuments? documents) => MailHost.StartAsync(_data.FullName, sink.Port, add: builder =>
    {
        if (documents is null)
            return;
        builder.Configuration.AddInMemoryCollection(documents.Configuration);
        builder.Services.AddSingleton(documents.Open());
    });
}
