using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Picasso.Standalone.Tests.Demo.Fakes;

/// <summary>The services as the contract describes them, as far as the demo uses them, in memory.</summary>
internal sealed class FakeMarketplace
{
    public ConcurrentDictionary<string, FakeAccount> Accounts { get; } = new();

    public ConcurrentDictionary<string, FakePicture> Pictures { get; } = new();

    /// <summary>Every upload that was carried out or repeated.</summary>
    public ConcurrentQueue<string> Uploads { get; } = new();

    public ConcurrentDictionary<(string Who, string What), bool> Likes { get; } = new();

    public ConcurrentDictionary<string, string> Comments { get; } = new();

    public ConcurrentDictionary<(string Who, string Whom), bool> Follows { get; } = new();

    public ConcurrentQueue<FakeSale> Sales { get; } = new();

    /// <summary>Read models that are behind: how often a picture is unknown to others at first.</summary>
    public int PicturesSeenLate { get; init; }

    public bool MailBoxIsOpen { get; init; } = true;

    /// <summary>How many tries to sign in are refused as too fast.</summary>
    public int LogInsTooFast { get; set; }

    public bool TakeTooFastLogIn() => LogInsTooFast-- > 0;

    public void Add(IHostApplicationBuilder builder) => builder.Services.AddSingleton(this);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGrpcService<FakeAccounts>();
        app.MapGrpcService<FakeSessions>();
        app.MapGrpcService<FakeMailBox>();
        app.MapGrpcService<FakeCommands>();
        app.MapGrpcService<FakeQueries>();
        app.MapGrpcService<FakeReactions>();
        app.MapGrpcService<FakePurchases>();
        app.MapGrpcService<FakeCards>();
    }
}

internal sealed class FakeAccount(string id, string email, string password)
{
    public string Id => id;

    public string Email => email;

    public string Password => password;

    public string Name { get; set; } = "";

    public string Bio { get; set; } = "";

    public string Link { get; set; } = "";

    public bool Verified { get; set; }

    public int FaceBytes { get; set; }
}

internal sealed class FakePicture(string id, string creator, string title)
{
    private int _asked;

    public string Id => id;

    public string Creator { get; } = creator;

    public string Title => title;

    public string Owner { get; set; } = creator;

    public Contracts.Money? Price { get; set; }

    /// <summary>How often somebody reacted to it, this time included.</summary>
    public int Ask() => Interlocked.Increment(ref _asked);
}

internal sealed record FakeSale(string PictureId, string Seller, string Buyer, Contracts.Money Price);
