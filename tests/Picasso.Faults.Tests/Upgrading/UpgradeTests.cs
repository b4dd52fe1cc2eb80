using Picasso.Checker;
using Picasso.Checker.Reading;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.Faults.Tests.Running;
using Picasso.Testing;
using Picasso.Testing.Processes;

namespace Picasso.Faults.Tests.Upgrading;

/// <summary>
/// Data of an older version: its program makes the folder, with the demo, a completed purchase and two open ones; the present program opens it,
/// completes what is open, and the checker finds every invariant kept and every earlier row unchanged. Run by <c>./test upgrade</c>.
/// </summary>
[Collection(FaultRuns.Name)]
[Trait("Pace", "Upgrade")]
public sealed class UpgradeTests : IDisposable
{
    private const string OlderProgram = "PICASSO_UPGRADE_FROM";
    private const string ConfirmingCard = "4000 0000 0000 3220";
    private const string LateCard = "4000 0000 0000 0077";

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-upgrade-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task A_data_folder_of_an_older_version_is_opened_and_keeps_every_invariant()
    {
        var older = Environment.GetEnvironmentVariable(OlderProgram);
        Assert.SkipWhen(string.IsNullOrEmpty(older), $"needs an older program: {OlderProgram} is not set (./test upgrade sets it)");

        var made = await MakeAsync(older!);
        var before = await ReadAsync();
        await ContinueAsync(made);
        var after = await ReadAsync() with { Earlier = before };

        Check.All(after).ShouldBeEmpty();
        MissingNotices.Count(after).ShouldBe(0);
        after.Purchases.Count.ShouldBe(before.Purchases.Count + 1);
        Figure.Print(
            $"upgrade: {before.Events.Count} events and {before.Purchases.Count} purchases of the older version, {after.Events.Count} and {after.Purchases.Count} after it, 0 violations");
    }

    /// <summary>The older program: the demo, one purchase that completes, one that waits for its buyer and one that settles later.</summary>
    private async Task<Trade> MakeAsync(string older)
    {
        await using var picasso = await StandaloneProcess.StartAsync(_data.FullName, ["--demo"], program: older);
        await Wait.UntilAsync(() => picasso.Output.Contains("Demo: ready.", StringComparison.Ordinal), () => $"the demo is not complete:\n{picasso.Output}", s_limit);
        var (seller, buyer) = (await Person.JoinAsync(picasso.Channel, "Seller"), await Person.JoinAsync(picasso.Channel, "Buyer"));
        var trade = new Trade(seller, buyer, []);
        await trade.ReachAsync(picasso, await trade.BuyAsync(picasso, seed: 901), PurchaseState.Completed);
        await trade.ReachAsync(picasso, await trade.BuyAsync(picasso, seed: 902, ConfirmingCard), PurchaseState.NeedsConfirmation);
        await trade.BuyAsync(picasso, seed: 903, LateCard);
        (await picasso.CloseAsync()).ShouldBe(0, picasso.Output);
        return trade;
    }

    /// <summary>The present program: what was open completes, what was sold has a sound chain of title, and one more purchase completes.</summary>
    private async Task ContinueAsync(Trade trade)
    {
        await using var picasso = await StandaloneProcess.StartAsync(_data.FullName);
        await trade.Buyer.LogInAgainAsync(picasso.Channel);
        await trade.Seller.LogInAgainAsync(picasso.Channel);
        await new SandboxCards.SandboxCardsClient(picasso.Channel).ConfirmAsync(
            new ConfirmRequest { PurchaseId = trade.PurchaseIds[1], Approve = true }, trade.Buyer.Token);
        await trade.BuyAsync(picasso, seed: 904);
        foreach (var purchase in trade.PurchaseIds)
            await trade.ReachAsync(picasso, purchase, PurchaseState.Completed);
        await ChainsAreSoundAsync(picasso);
        await Wait.UntilAsync(HasSettledAsync, () => $"messages are left:\n{picasso.Output}", s_limit);
        (await picasso.CloseAsync()).ShouldBe(0, picasso.Output);
    }

    private static async Task ChainsAreSoundAsync(StandaloneProcess picasso)
    {
        var queries = new PictureQueries.PictureQueriesClient(picasso.Channel);
        var page = await queries.FeedAsync(new FeedRequest { PageSize = 100 });
        page.Pictures.Count.ShouldBeGreaterThan(50, "the demo's pictures and those bought here");
        foreach (var picture in page.Pictures.Where(picture => picture.TimesSold > 0))
            (await queries.GetChainOfTitleAsync(new GetChainOfTitleRequest { PictureId = picture.PictureId })).Verified.ShouldBeTrue(picture.PictureId);
    }

    private async Task<bool> HasSettledAsync()
    {
        var evidence = await ReadAsync();
        return evidence.OpenMessages == 0 && evidence.Purchases.All(purchase => purchase.HasEnded) && MissingNotices.Count(evidence) == 0;
    }

    private async Task<Evidence> ReadAsync() => await RawStores.ReadAsync(
        _data.FullName, Arena.ShardFiles(_data.FullName).Select(file => (Func<System.Data.Common.DbConnection>)(() => RawStores.File(file))),
        await SandboxReader.ReadAsync(Path.Combine(_data.FullName, "sandbox-provider.db")));
}
