using Picasso.Kernel;
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
    public async Task Requests_are_taken_in_the_order_of_their_arrival_until_they_are_done()
    {
        var requests = Enumerable.Range(0, 3).Select(number => Request($"{number}")).ToList();
        foreach (var request in requests)
            await Open().AddAsync(request, default);

        (await TakeAsync(s_now)).ShouldBe(requests[0]);
        await Open().RemoveAsync(requests[0].Id, default);
        await Open().RemoveAsync(requests[0].Id, default);
        (await TakeAsync(s_now)).ShouldBe(requests[1]);
        (await TakeAsync(s_now)).ShouldBe(requests[2]);
        (await TakeAsync(s_now)).ShouldBeNull();
    }

    [Fact]
    public async Task A_request_that_was_taken_and_not_done_is_taken_again_when_its_lease_ends()
    {
        await Open().AddAsync(Request("a"), default);
        await TakeAsync(s_now);

        (await TakeAsync(s_now + s_lease - TimeSpan.FromSeconds(1))).ShouldBeNull();
        (await TakeAsync(s_now + s_lease)).ShouldBe(Request("a"));
    }

    [Fact]
    public async Task Of_many_relays_at_once_one_gets_each_request()
    {
        for (var number = 0; number < 4; number++)
            await Open().AddAsync(Request($"{number}"), default);

        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => TakeAsync(s_now))));

        taken.Where(request => request is not null).Select(request => request!.Email).Distinct().Count().ShouldBe(4);
        taken.Count(request => request is not null).ShouldBe(4);
    }

    [Fact]
    public async Task A_request_is_stored_once()
    {
        await Open().AddAsync(Request("a"), default);
        await Open().AddAsync(Request("a"), default);

        (await TakeAsync(s_now)).ShouldNotBeNull();
        (await TakeAsync(s_now)).ShouldBeNull();
    }

    private Task<LinkRequest?> TakeAsync(DateTimeOffset now) => Open().TakeAsync(now, s_lease, default);

    private static LinkRequest Request(string name) => new(Ids.From(name), TokenPurpose.ResetPassword, $"{name}@example.com");
}
