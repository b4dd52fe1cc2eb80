namespace Picasso.Conformance.Tests.Messaging;

/// <summary>What every outbox must do, whatever it is kept in. An adapter adds one line: how to open it and how the service writes to it.</summary>
public abstract class OutboxConformance : IAsyncLifetime
{
    private static readonly DateTimeOffset s_now = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);

    private OutboxUnderTest _outbox = null!;

    private protected abstract Task<OutboxUnderTest> NewAsync();

    public async ValueTask InitializeAsync() => _outbox = await NewAsync();

    public async ValueTask DisposeAsync()
    {
        await _outbox.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_entry_comes_as_it_was_written_and_only_after_its_change_is_committed()
    {
        await _outbox.WriteAndFailAsync("lost");
        await _outbox.WriteAsync("kept");

        (await TakeAsync(s_now, limit: 10)).ShouldHaveSingleItem().Name.ShouldBe("kept");
    }

    [Fact]
    public async Task A_batch_has_no_more_entries_than_its_limit_and_the_rest_comes_next()
    {
        await WriteAsync(5);

        var (first, second) = (await TakeAsync(s_now, limit: 3), await TakeAsync(s_now, limit: 3));

        (first.Count, second.Count).ShouldBe((3, 2));
        first.Concat(second).Select(lease => lease.Name).Order().ShouldBe(Names(5));
    }

    [Fact]
    public async Task Entries_come_in_the_order_in_which_they_were_written()
    {
        if (!_outbox.IsOrdered)
            return;
        await WriteAsync(4);

        (await TakeAsync(s_now, limit: 2)).Concat(await TakeAsync(s_now, limit: 2)).Select(lease => lease.Name).ShouldBe(Names(4));
    }

    [Fact]
    public async Task Of_many_relays_at_once_one_gets_each_entry()
    {
        await WriteAsync(12);

        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(TakeAllAsync)));

        taken.SelectMany(names => names).Order().ShouldBe(Names(12).Order());
    }

    [Fact]
    public async Task A_lease_that_has_ended_is_taken_over()
    {
        await _outbox.WriteAsync("a");
        await TakeAsync(s_now);

        (await TakeAsync(s_now + s_lease - TimeSpan.FromSeconds(1))).ShouldBeEmpty();
        (await TakeAsync(s_now + s_lease)).ShouldHaveSingleItem().Name.ShouldBe("a");
    }

    [Fact]
    public async Task A_delivered_entry_does_not_come_again_whichever_process_leased_it_meanwhile()
    {
        await WriteAsync(2);
        var slow = await TakeAsync(s_now, limit: 2);
        await TakeAsync(s_now + s_lease, limit: 2);

        await _outbox.CompleteAsync(slow);
        await _outbox.CompleteAsync(slow);

        (await TakeAsync(s_now.AddDays(1))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_postponed_entry_comes_when_it_is_due_and_counts_its_attempts()
    {
        await _outbox.WriteAsync("a");
        var first = (await TakeAsync(s_now)).ShouldHaveSingleItem();
        await _outbox.PostponeAsync(first, s_now.AddHours(1));

        (await TakeAsync(s_now.AddMinutes(59))).ShouldBeEmpty();
        var second = (await TakeAsync(s_now.AddHours(1))).ShouldHaveSingleItem();
        (first.Attempt, second.Attempt).ShouldBe((1, 2));
    }

    [Fact]
    public async Task A_relay_that_lost_its_lease_neither_postpones_nor_sets_aside()
    {
        if (!_outbox.CountsLeases)
            return;
        await _outbox.WriteAsync("a");
        var lost = (await TakeAsync(s_now)).ShouldHaveSingleItem();
        await TakeAsync(s_now + s_lease);

        await _outbox.PostponeAsync(lost, s_now.AddDays(1));
        await _outbox.SetAsideAsync(lost);

        (await TakeAsync(s_now + (2 * s_lease))).ShouldHaveSingleItem().Attempt.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_set_aside_holds_up_nothing_and_comes_again_when_it_is_redriven()
    {
        await WriteAsync(2);
        var both = await TakeAsync(s_now, limit: 2);
        await _outbox.SetAsideAsync(both[0]);
        await _outbox.CompleteAsync([both[1]]);

        (await TakeAsync(s_now.AddYears(100), limit: 2)).ShouldBeEmpty();
        (await _outbox.RedriveAsync(s_now)).ShouldBe(_outbox.CanRedrive ? 1 : 0);
        (await TakeAsync(s_now, limit: 2)).Select(lease => lease.Name).ShouldBe(_outbox.CanRedrive ? [both[0].Name] : []);
        (await _outbox.RedriveAsync(s_now)).ShouldBe(0);
    }

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(number => $"entry-{number:00}");

    private async Task WriteAsync(int count)
    {
        foreach (var name in Names(count))
            await _outbox.WriteAsync(name);
    }

    private Task<IReadOnlyList<TestLease>> TakeAsync(DateTimeOffset now, int limit = 1) => _outbox.TakeAsync(now, s_lease, limit);

    private async Task<List<string>> TakeAllAsync()
    {
        var (names, misses) = (new List<string>(), 0);
        // An engine may let one of two that take at once go without any although more is there.
        while (misses < 3)
        {
            var taken = await TakeAsync(s_now, limit: 2);
            misses = taken.Count == 0 ? misses + 1 : 0;
            names.AddRange(taken.Select(lease => lease.Name));
        }

        return names;
    }
}
