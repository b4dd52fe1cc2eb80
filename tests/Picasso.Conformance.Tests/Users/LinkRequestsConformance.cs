using Picasso.Kernel;
using Picasso.Users.Model;
using Picasso.Users.Requesting;

namespace Picasso.Conformance.Tests.Users;

/// <summary>What every queue of requests for links must do.</summary>
public abstract class LinkRequestsConformance : IDisposable
{
    private protected abstract ILinkRequests Open();

    public abstract void Dispose();

    [Fact]
    public async Task Requests_wait_in_the_order_of_their_arrival_until_they_are_done()
    {
        var requests = Enumerable.Range(0, 3).Select(number => Request($"{number}")).ToList();
        foreach (var request in requests)
            await Open().AddAsync(request, default);

        (await Open().OldestAsync(10, default)).ShouldBe(requests);
        (await Open().OldestAsync(2, default)).ShouldBe(requests[..2]);

        await Open().RemoveAsync(requests[0].Id, default);
        await Open().RemoveAsync(requests[0].Id, default);
        (await Open().OldestAsync(10, default)).ShouldBe(requests[1..]);
    }

    [Fact]
    public async Task A_request_is_stored_once()
    {
        await Open().AddAsync(Request("a"), default);
        await Open().AddAsync(Request("a"), default);

        (await Open().OldestAsync(10, default)).ShouldHaveSingleItem();
    }

    private static LinkRequest Request(string name) => new(Ids.From(name), TokenPurpose.ResetPassword, $"{name}@example.com");
}
