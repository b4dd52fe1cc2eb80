using Microsoft.AspNetCore.Builder;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Picasso.Contracts.Messages;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Reactions;
using Picasso.Standalone;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;
using Picasso.Users.Model;
using Picasso.Users.SigningTokens;
using Microsoft.Extensions.DependencyInjection;

namespace Picasso.Standalone.Tests.Access;

/// <summary>Who calls, in the columns of the access table.</summary>
public enum Role
{
    Anonymous,
    SignedIn,
    Owner,
    FormerOwner,
    Operator,
}

/// <summary>
/// All services for real: a picture that one person uploaded and another bought and offers again, a comment by a third, and an operator.
/// </summary>
public sealed class AccessScene : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-access-");
    private readonly Dictionary<Role, Person?> _people = [];
    private WebApplication _services = null!;
    private GrpcChannel _channel = null!;
    private Person _author = null!;
    private Person _ended = null!;

    public string PictureId { get; private set; } = null!;

    public string PurchaseId { get; private set; } = null!;

    /// <summary>Between the owner and somebody outside the table.</summary>
    public string ConversationId { get; private set; } = null!;

    public string PersonId => _author.Id;

    /// <summary>The services.</summary>
    public IServiceProvider Services => _services.Services;

    /// <summary>The way to every service.</summary>
    public GrpcChannel Channel => _channel;

    public async ValueTask InitializeAsync()
    {
        var settings = new StandaloneSettings(_data.FullName, FreePort.Unless(0), FreePort.Unless(0), Environment: "Development");
        _services = HostFactory.BuildServices(settings);
        await _services.StartAsync();
        _channel = GrpcChannel.ForAddress(settings.ServicesAddress);

        _people[Role.Anonymous] = null;
        _people[Role.SignedIn] = await Person.JoinAsync(_channel, "Stranger");
        _people[Role.Owner] = await Person.JoinAsync(_channel, "Owner");
        _people[Role.FormerOwner] = await Person.JoinAsync(_channel, "Former");
        _people[Role.Operator] = await Person.JoinAsync(_channel, "Olga", "operator@picasso.example");
        _author = await Person.JoinAsync(_channel, "Author");
        _ended = await SignInAgainAsync(Role.Operator);
        await _ended.SignOutAsync(_channel);
        await SellAsync(_people[Role.FormerOwner]!, _people[Role.Owner]!);
        ConversationId = (await new Conversations.ConversationsClient(As(Role.Owner)).StartAsync(new() { UserId = _author.Id })).ConversationId;
    }

    /// <summary>Calls with a token that says that its holder's address is not verified.</summary>
    public async Task<CallInvoker> AsUnverifiedAsync()
    {
        var (now, sessionId) = (TimeProvider.System.GetUtcNow(), Kernel.Ids.New(TimeProvider.System));
        var account = new UserAccount
        {
            Id = Kernel.Ids.New(TimeProvider.System), JoinedAt = now, DateOfBirth = new DateOnly(1990, 1, 31),
            Sessions = [new SessionRecord(sessionId, now, now.AddHours(1), [])],
        };
        await _services.Services.GetRequiredService<IUserStore>().AddAsync(account, default);
        var token = await _services.Services.GetRequiredService<AccessTokenIssuer>().IssueAsync(account, sessionId, default);
        return _channel.Intercept(metadata =>
        {
            metadata.Add("authorization", $"Bearer {token.Text}");
            return metadata;
        });
    }

    /// <summary>Calls as somebody in this role.</summary>
    public CallInvoker As(Role role) => As(_people[role]);

    /// <summary>Calls with the token of a session of the operator that was ended.</summary>
    public CallInvoker AsEnded() => As(_ended);

    /// <summary>Another session of somebody in this role.</summary>
    public async Task<Person> SignInAgainAsync(Role role) => await _people[role]!.SignInElsewhereAsync(_channel);

    /// <summary>Calls as this person.</summary>
    public CallInvoker For(Person person) => As(person);

    /// <summary>A comment on the picture by somebody outside the table.</summary>
    public async Task<string> CommentAsync()
    {
        var comment = new AddCommentRequest { PictureId = PictureId, CommentId = Guid.NewGuid().ToString(), Text = "A comment" };
        await new Contracts.Reactions.Reactions.ReactionsClient(As(_author)).AddCommentAsync(comment);
        return comment.CommentId;
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    private async Task SellAsync(Person seller, Person buyer)
    {
        PictureId = (await seller.UploadAsync(_channel, PictureFiles.Photograph(seed: 7), Guid.NewGuid().ToString())).PictureId;
        var purchases = new Purchases.PurchasesClient(_channel);
        var request = await buyer.PrepareToBuyAsync(_channel, PictureId);
        PurchaseId = (await purchases.BuyAsync(request, buyer.Token)).PurchaseId;
        using var watch = purchases.Watch(new GetPurchaseRequest { PurchaseId = PurchaseId }, buyer.Token);
        var last = PurchaseState.Requested;
        await foreach (var purchase in watch.ResponseStream.ReadAllAsync())
            last = purchase.State;
        last.ShouldBe(PurchaseState.Completed);
    }

    private CallInvoker As(Person? person) => _channel.Intercept(metadata =>
    {
        foreach (var entry in person?.Token ?? [])
            metadata.Add(entry);
        return metadata;
    });
}
