using Grpc.Core;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

[Trait(Pace.Trait, Pace.Slow)]
public class OperatingTests
{
    [Fact]
    public async Task Operators_see_open_purchases_of_all_shards_oldest_first()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var requests = new List<(Buyer Buyer, BuyRequest Request)>();
        for (var i = 0; i < 7; i++)
        {
            var buyer = world.NewBuyer();
            requests.Add((buyer, await buyer.PrepareAsync(world.Pictures.Upload(world.NewSeller().Id))));
        }

        world.Pictures.IsDown = true;
        var bought = new List<string>();
        foreach (var (buyer, request) in requests)
            bought.Add((await buyer.BuyAsync(request)).PurchaseId);

        var seen = new List<string>();
        var cursor = "";
        do
        {
            var page = await world.Operator().ListOpenAsync(new ListOpenRequest { Cursor = cursor, PageSize = 3 });
            seen.AddRange(page.Purchases.Select(purchase => purchase.PurchaseId));
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);

        seen.ShouldBe(bought.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_method_is_closed_to_strangers_and_operations_to_all_but_operators()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var get = new GetPurchaseRequest { PurchaseId = Ids.New(world.Clock) };
        var (anonymous, member) = ((string?)null, TestTokens.For(Ids.New(world.Clock)));
        Task[] Calls(string? token)
        {
            var (purchases, sales) = (world.Host.Client<Purchases.PurchasesClient>(token), world.Host.Client<Sales.SalesClient>(token));
            var cards = world.Host.Client<SandboxCards.SandboxCardsClient>(token);
            return
            [
                purchases.GetQuoteAsync(new GetQuoteRequest()).ResponseAsync, purchases.BuyAsync(new BuyRequest()).ResponseAsync,
                purchases.GetAsync(get).ResponseAsync, purchases.Watch(get).ResponseStream.MoveNext(PaymentsWorld.Cancel),
                purchases.ListMineAsync(new ListPurchasesRequest()).ResponseAsync, purchases.HasOpenAsync(new HasOpenRequest()).ResponseAsync,
                sales.ListMineAsync(new ListSalesRequest()).ResponseAsync, sales.GetBalanceAsync(new GetBalanceRequest()).ResponseAsync,
                sales.GetStatement(new GetStatementRequest()).ResponseStream.MoveNext(PaymentsWorld.Cancel),
                cards.TokenizeAsync(new TokenizeRequest()).ResponseAsync, cards.ConfirmAsync(new ConfirmRequest()).ResponseAsync,
            ];
        }

        Task[] Operations(string? token)
        {
            var operations = world.Host.Client<PaymentOperations.PaymentOperationsClient>(token);
            return
            [
                operations.GetTrialBalanceAsync(new GetTrialBalanceRequest()).ResponseAsync,
                operations.ListOpenAsync(new ListOpenRequest()).ResponseAsync,
                operations.GetReconciliationAsync(new GetReconciliationRequest()).ResponseAsync,
                operations.GetOverviewAsync(new GetOverviewRequest()).ResponseAsync,
                operations.RetryAsync(new OperatorActRequest()).ResponseAsync, operations.RefundAsync(new OperatorActRequest()).ResponseAsync,
            ];
        }

        foreach (var call in (Task[])[.. Calls(anonymous), .. Operations(anonymous)])
            (await Should.ThrowAsync<RpcException>(call)).StatusCode.ShouldBe(StatusCode.Unauthenticated);
        foreach (var call in Operations(member))
            (await Should.ThrowAsync<RpcException>(call)).StatusCode.ShouldBe(StatusCode.PermissionDenied);
        foreach (var call in Calls(member))
            (await Record.ExceptionAsync(() => call) as RpcException)?.StatusCode.ShouldBeOneOf(StatusCode.InvalidArgument, StatusCode.NotFound);
    }

    [Theory]
    [InlineData("4111 1111 1111 1111", 12, 1, "123")]
    [InlineData("4242 4242 4242 4242", 0, 1, "123")]
    [InlineData("4242 4242 4242 4242", 13, 1, "123")]
    [InlineData("4242 4242 4242 4242", 12, -1, "123")]
    [InlineData("4242 4242 4242 4242", 12, 99, "123")]
    [InlineData("4242 4242 4242 4242", 12, 1, "12")]
    [InlineData("4242 4242 4242 4242", 12, 1, "12a")]
    [InlineData("", 12, 1, "123")]
    public async Task Only_test_cards_in_good_order_are_taken(string number, int month, int yearsAhead, string cvc)
    {
        await using var world = await PaymentsWorld.StartAsync();
        var year = world.Clock.GetUtcNow().Year + yearsAhead;

        var error = await Buyer.ErrorOf(() => world.NewBuyer().Cards.TokenizeAsync(
            new TokenizeRequest { Number = number, ExpiryMonth = month, ExpiryYear = year, Cvc = cvc }).ResponseAsync);

        error.ShouldBe("card_invalid");
    }

    [Fact]
    public async Task A_card_becomes_a_token_and_its_number_is_stored_nowhere()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var buyer = world.NewBuyer();
        var purchase = await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id));
        await buyer.EndsAsync(purchase.PurchaseId);

        // A database's side files come and go while the process works; afterwards they stay as they are.
        await world.EndAsync();

        foreach (var file in Directory.EnumerateFiles(world.DataDirectory))
        {
            await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var text = new StreamReader(content, System.Text.Encoding.Latin1);
            (await text.ReadToEndAsync(PaymentsWorld.Cancel)).ShouldNotContain("4242424242424242");
        }
    }
}
