using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Users;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using Picasso.Users.Model;

namespace Picasso.Users.Tests;

/// <summary>Two processes of the service that share a store.</summary>
public sealed class TwoUsersProcessesTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-users-");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    [Fact]
    public Task Over_one_file_a_link_is_issued_and_mailed_once_and_tokens_are_believed() => ShareAsync(documents: null);

    [Fact]
    [Trait(Engines.Trait, "MongoDb")]
    public async Task Over_one_mongodb_a_link_is_issued_and_mailed_once_and_tokens_are_believed()
    {
        await using var documents = new FreshDocuments();
        await ShareAsync(documents);
    }

    private async Task ShareAsync(FreshDocuments? documents)
    {
        await using var one = await StartAsync(documents);
        await using var two = await StartAsync(documents);
        var people = Enumerable.Range(0, 4).Select(number => $"person-{number}@example.com").ToList();
        foreach (var email in people)
            await one.JoinAsync(email);
        await Task.WhenAll(people.Select((email, index) => (index % 2 == 0 ? one : two).Accounts
            .RequestPasswordResetAsync(new RequestPasswordResetRequest { Email = email }).ResponseAsync));

        foreach (var email in people)
        {
            await Eventually.Holds(() => two.MailsToAsync(email), mails => mails.Count(IsReset) == 1);
            var account = (await one.Services.GetRequiredService<IUserStore>().FindAsync(AccountKey.Email(email), default)).ShouldNotBeNull();
            account.Tokens.Count(token => token.Purpose == TokenPurpose.ResetPassword).ShouldBe(1);
        }

        var session = await one.LogInAsync(people[0]);
        (await two.AccountsOf(session).GetAccountAsync(new GetAccountRequest())).Email.ShouldBe(people[0]);
    }

    private static bool IsReset(Contracts.Users.Mail mail) => mail.Text.Contains("/reset-password?token=", StringComparison.Ordinal);

    private Task<UsersHost> StartAsync(FreshDocuments? documents) => UsersHost.StartAsync(
        builder => { if (documents is not null) builder.Services.AddSingleton(documents.Open()); },
        dataDirectory: _data.FullName,
        configuration: documents is null ? [] : [.. documents.Configuration]);
}
