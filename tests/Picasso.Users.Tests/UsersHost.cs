using System.Text.RegularExpressions;
using Grpc.Core;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Picasso.Contracts.Users;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Testing.Hosting;
using Picasso.Users;
using Picasso.Users.Model;

namespace Picasso.Users.Tests;

/// <summary>Users over a test server, believing the keys that it publishes itself, with a clock of its own.</summary>
internal sealed partial class UsersHost : IAsyncDisposable
{
    public const string Password = "blue whale kettle";
    public const string PublicUrl = "https://picasso.example";

    private readonly ServiceHost _host;
    private int _names;

    private UsersHost(ServiceHost host, FakeTimeProvider clock, FakePurchases purchases) => (_host, Clock, Payments) = (host, clock, purchases);

    public FakeTimeProvider Clock { get; }

    public FakePurchases Payments { get; }

    public string DataDirectory => _host.DataDirectory;

    public IServiceProvider Services => _host.Services;

    public CountingHasher Hasher => (CountingHasher)_host.Services.GetRequiredService<IPasswordHasher<UserAccount>>();

    public Accounts.AccountsClient Accounts => AccountsWith(null);

    public Sessions.SessionsClient Sessions => _host.Client<Sessions.SessionsClient>();

    public Profiles.ProfilesClient Profiles => _host.Client<Profiles.ProfilesClient>();

    public DeviceChecks.DeviceChecksClient DeviceChecks => _host.Client<DeviceChecks.DeviceChecksClient>();

    public MailBox.MailBoxClient MailBox => _host.Client<MailBox.MailBoxClient>();

    public static async Task<UsersHost> StartAsync(
        Action<IHostApplicationBuilder>? add = null,
        Action<IBusRegistrationConfigurator>? consumers = null,
        string? dataDirectory = null,
        DateTimeOffset? now = null,
        params KeyValuePair<string, string?>[] configuration)
    {
        var clock = new FakeTimeProvider(now ?? TimeProvider.System.GetUtcNow());
        var purchases = new FakePurchases();
        var host = await ServiceHost.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(clock);
                builder.AddUsers();
                builder.Services.AddSingleton<IPasswordHasher<UserAccount>, CountingHasher>();
                builder.Services.AddSingleton(purchases);
                add?.Invoke(builder);
            },
            app => app.MapUsers().MapGrpcService<FakePurchases>(),
            bus =>
            {
                bus.AddUsersConsumers();
                consumers?.Invoke(bus);
            },
            dataDirectory,
            configuration.Concat([new("Picasso:PublicUrl", PublicUrl), new("Picasso:Mail:ShowBox", "true")]).DistinctBy(pair => pair.Key),
            testKeys: false);
        return new UsersHost(host, clock, purchases);
    }

    public Accounts.AccountsClient AccountsOf(Session? session) => AccountsWith(session?.AccessToken);

    public Accounts.AccountsClient AccountsWith(string? token) => _host.Client<Accounts.AccountsClient>(token);

    public HttpClient HttpClient() => _host.HttpClient();

    public async Task RegisterAsync(string email, string password = Password, string dateOfBirth = "1990-12-31", string? name = null, string returnPath = "",
        string language = "") =>
        await Accounts.RegisterAsync(new RegisterRequest
        {
            Email = email, Password = password, DisplayName = name ?? $"Member {Interlocked.Increment(ref _names)}", DateOfBirth = dateOfBirth,
            ReturnPath = returnPath, Language = language,
        });

    public async Task<VerifyEmailResponse> ConfirmAsync(string token, string password = Password, string browser = "") =>
        await Accounts.VerifyEmailAsync(new VerifyEmailRequest { Token = token, Password = password, Browser = browser });

    public async Task<Session> LogInAsync(string email, string password = Password) =>
        await Sessions.LogInAsync(new LogInRequest { Email = email, Password = password });

    /// <summary>Registers and confirms the mailed link.</summary>
    public async Task<Session> JoinAsync(string email, string dateOfBirth = "1990-12-31", string? name = null)
    {
        await RegisterAsync(email, dateOfBirth: dateOfBirth, name: name);
        return (await ConfirmAsync(await MailedTokenAsync(email, "verify-email"))).Session;
    }

    /// <summary>Stores an account that nobody proved, as earlier versions made them.</summary>
    public async Task<UserAccount> AddUnprovenAsync(string email, string? password, ExternalLogin? login = null, Secret? link = null)
    {
        var now = Clock.GetUtcNow();
        var account = new UserAccount
        {
            Id = Kernel.Ids.New(Clock), Email = email, DisplayName = "From before", DateOfBirth = new DateOnly(1970, 1, 1), JoinedAt = now,
            PasswordHash = password is null ? null : Services.GetRequiredService<PasswordHashing>().Hash(password),
            Logins = login is null ? [] : [login], Bio = "Not by its holder",
        }.StartSession(Kernel.Ids.New(Clock), Secret.New(), now);
        account = link is null ? account : account.Issue(TokenPurpose.VerifyEmail, link, now);
        (await Services.GetRequiredService<IUserStore>().AddAsync(account, default)).ShouldBeTrue();
        return account;
    }

    public async Task<IReadOnlyList<Contracts.Users.Mail>> MailsToAsync(string email) =>
        (await MailBox.ListAsync(new ListMailRequest { To = email })).Mails;

    /// <summary>The token of the latest mailed link to a page, once there are so many such links.</summary>
    public async Task<string> MailedTokenAsync(string email, string page, int links = 1)
    {
        var mails = await Eventually.Holds(
            async () => (await MailsToAsync(email)).Where(mail => mail.Text.Contains($"/{page}?token=", StringComparison.Ordinal)).ToList(),
            found => found.Count >= links);
        return Token().Match(mails[0].Text).Groups[1].Value;
    }

    /// <summary>The reason and status of a refused call.</summary>
    public static async Task<(StatusCode Status, string Reason)> ErrorAsync(Func<Task> call)
    {
        var exception = await Should.ThrowAsync<RpcException>(call);
        return (exception.StatusCode, exception.ToDomainError().ShouldNotBeNull().Reason);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [GeneratedRegex(@"\?token=(\S+)")]
    private static partial Regex Token();
}
