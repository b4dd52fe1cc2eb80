using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Users;
using Picasso.Users.Model;

namespace Picasso.Users.Tests;

public class SecretsTests
{
    [Fact]
    public async Task Nothing_personal_and_no_secret_reaches_the_log()
    {
        var log = new ListLogger();
        await using var users = await UsersHost.StartAsync(builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Debug);
            builder.Services.AddSingleton<ILoggerProvider>(log);
        });

        var session = await users.JoinAsync("ada@example.com");
        var next = await users.Sessions.RefreshAsync(new RefreshRequest { RefreshToken = session.RefreshToken });
        await UsersHost.ErrorAsync(() => users.LogInAsync("ada@example.com", "quite another password"));
        await users.RegisterAsync("ada@example.com");
        await users.Accounts.RequestPasswordResetAsync(new RequestPasswordResetRequest { Email = "ada@example.com" });
        var token = await users.MailedTokenAsync("ada@example.com", "reset-password");
        await users.Accounts.ResetPasswordAsync(new ResetPasswordRequest { Token = token, NewPassword = "green piano window" });

        var text = string.Join('\n', log.Lines);
        text.ShouldNotBeEmpty();
        foreach (var secret in new[]
        {
            "ada@example.com", UsersHost.Password, "quite another password", "green piano window", token,
            session.RefreshToken, next.RefreshToken, session.AccessToken,
        })
            text.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"the log holds {secret}");
    }

    [Fact]
    public async Task Passwords_are_hashed_slowly_and_older_hashes_are_renewed_at_the_next_sign_in()
    {
        var data = Directory.CreateTempSubdirectory("picasso-test-");
        string first;
        await using (var users = await StartAsync(data.FullName, iterations: 1000))
        {
            users.Services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount.ShouldBeGreaterThanOrEqualTo(210_000);
            await users.JoinAsync("ada@example.com");
            first = await HashAsync(users);
        }

        await using (var users = await StartAsync(data.FullName, iterations: 2000))
        {
            await users.LogInAsync("ada@example.com");
            (await HashAsync(users)).ShouldNotBe(first);
            await users.LogInAsync("ada@example.com");
        }

        data.Delete(recursive: true);
    }

    private static Task<UsersHost> StartAsync(string data, int iterations) => UsersHost.StartAsync(
        builder => builder.Services.AddSingleton<IPasswordHasher<UserAccount>>(
            new PasswordHasher<UserAccount>(Options.Create(new PasswordHasherOptions { IterationCount = iterations }))),
        dataDirectory: data);

    private static async Task<string> HashAsync(UsersHost users) => (await users.Services.GetRequiredService<IUserStore>()
        .FindAsync(AccountKey.Email("ada@example.com"), default))!.PasswordHash!;

    private sealed class ListLogger : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
