using Picasso.Users.Operating;

namespace Picasso.Conformance.Tests.Users;

/// <summary>What every record of the operators' role must do.</summary>
public abstract class OperatorActsConformance : IDisposable
{
    private protected abstract IOperatorActs Open();

    public abstract void Dispose();

    [Fact]
    public async Task Entries_stay_and_come_back_latest_first()
    {
        var acts = Enumerable.Range(0, 3).Select(number => new OperatorAct(
            $"{number}", new DateTimeOffset(2030, 1, 2, 3, 4, number, TimeSpan.Zero), number == 1 ? "remove" : "add", $"user-{number}", "root")).ToList();
        foreach (var act in acts)
            await Open().AddAsync(act, default);

        (await Open().ListAsync(2, default)).ShouldBe([acts[2], acts[1]]);
    }
}
