using Grpc.Core;
using Microsoft.Data.Sqlite;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.Faults.Tests;

/// <summary>kill -9 while a picture is bought: after the restart the purchase ends by itself, and money and ownership agree.</summary>
public sealed class KilledDuringPurchaseTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-fault-");

    public void Dispose() => _data.Delete(recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(150)]
    [InlineData(300)]
    public async Task A_purchase_killed_at_any_moment_ends_once_and_whole(int millisecondsAfterTheClick)
    {
        Person seller, buyer;
        string pictureId;
        BuyRequest request;
        await using (var picasso = await StandaloneProcess.StartAsync(_data.FullName))
        {
            seller = await Person.JoinAsync(picasso.Channel, "Seller");
            buyer = await Person.JoinAsync(picasso.Channel, "Buyer");
            var file = PictureFiles.Photograph(seed: millisecondsAfterTheClick + 1);
            pictureId = (await seller.UploadAsync(picasso.Channel, file, Guid.NewGuid().ToString())).PictureId;
            request = await buyer.PrepareToBuyAsync(picasso.Channel, pictureId);
            var buy = new Purchases.PurchasesClient(picasso.Channel).BuyAsync(request, buyer.Token).ResponseAsync;
            await Moment.PassesAsync(millisecondsAfterTheClick);
            await picasso.KillAsync();
            await Record.ExceptionAsync(() => buy);
        }

        await using var again = await StandaloneProcess.StartAsync(_data.FullName);
        var purchases = new Purchases.PurchasesClient(again.Channel);
        var purchase = await purchases.BuyAsync(request, buyer.Token);
        await Wait.UntilAsync(
            async () => (await purchases.GetAsync(new GetPurchaseRequest { PurchaseId = purchase.PurchaseId }, buyer.Token)).State
                is PurchaseState.Completed,
            () => $"the purchase does not complete:\n{again.Output}",
            within: TimeSpan.FromSeconds(60));

        var terms = await new PictureCommands.PictureCommandsClient(again.Channel).GetTermsAsync(
            new GetTermsRequest { PictureId = pictureId }, buyer.Token);
        terms.OwnerId.ShouldBe(buyer.Id);
        (await purchases.ListMineAsync(new ListPurchasesRequest(), buyer.Token)).Purchases.ShouldHaveSingleItem();
        var sales = new Sales.SalesClient(again.Channel);
        await Wait.UntilAsync(
            async () => (await sales.ListMineAsync(new ListSalesRequest(), seller.Token)).Sales.Count == 1,
            () => "the seller does not see the sale");
        (await sales.GetBalanceAsync(new GetBalanceRequest(), seller.Token)).Balances.ShouldHaveSingleItem().Minor.ShouldBe(11_25 - 1_12, "a tenth is kept as the dispute reserve");
        ChargesAtTheProvider().ShouldBe(1);
    }

    /// <summary>The provider's own books, read past its code.</summary>
    private long ChargesAtTheProvider()
    {
        using var books = new SqliteConnection($"Data Source={Path.Combine(_data.FullName, "sandbox-provider.db")};Mode=ReadOnly;Pooling=False");
        books.Open();
        using var command = books.CreateCommand();
        command.CommandText = "SELECT count(*) FROM payments";
        return (long)command.ExecuteScalar()!;
    }
}
