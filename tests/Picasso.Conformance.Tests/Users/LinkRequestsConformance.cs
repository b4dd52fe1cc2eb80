using Picasso.Kernel;
using Picasso.Messaging;
using Picasso.Users.Model;
using Picasso.Users.Requesting;

namespace Picasso.Conformance.Tests.Users;

/// <summary>What every queue of requests for links must do.</summary>
public abstract class LinkRequestsConformance : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);

    private protected abstract ILinkRequests Open();

    public abstract void Dispose();

    [Fact]
    public async Task A_request_is_stored_once()
    {
        await Open().AddAsync(Request("a"), default);
        await Open().AddAsync(Request("a"), default);

        (await TakeAsync()).ShouldHaveSingleItem().Content.ShouldBe(Request("a"));
    }

    private Task<IReadOnlyList<OutboxLease<LinkRequest>>> TakeAsync() => Open().Outbox.TakeAsync(s_now, s_lease, 10, default);

    private static LinkRequest Request(string name) => new(Ids.From(name), TokenPurpose.ResetPassword, $"{name}@example.com");
}
