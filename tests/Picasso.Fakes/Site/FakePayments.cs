using Grpc.Core;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;
using Money = Picasso.Contracts.Money;

namespace Picasso.Fakes.Site;

public sealed class FakePurchases(FakeMarket market) : Purchases.PurchasesBase
{
    public override Task<Quote> GetQuote(GetQuoteRequest request, ServerCallContext context)
    {
        market.Require(context);
        var picture = market.Find(request.PictureId);
        return Task.FromResult(new Quote { Token = picture.PictureId, PictureId = picture.PictureId, Title = picture.Details.Title, SellerId = picture.OwnerId, Price = picture.Price });
    }

    public override Task<Purchase> Buy(BuyRequest request, ServerCallContext context)
    {
        var picture = market.Find(request.QuoteToken);
        var purchase = new Purchase
        {
            PurchaseId = request.IdempotencyKey, PictureId = picture.PictureId, Title = picture.Details.Title, BuyerId = market.Require(context),
            SellerId = picture.OwnerId, Price = picture.Price, CreatedAt = FakeMarket.Now(), UpdatedAt = FakeMarket.Now(),
            State = request.PaymentMethod switch { "declined" => PurchaseState.Rejected, "confirm" => PurchaseState.NeedsConfirmation, _ => PurchaseState.Reserved },
            FailureReason = request.PaymentMethod == "declined" ? "card_declined" : "",
        };
        market.Purchases.Insert(0, purchase);
        if (purchase.State == PurchaseState.Reserved)
            Complete(purchase);
        return Task.FromResult(purchase.Clone());
    }

    public override Task<Purchase> Get(GetPurchaseRequest request, ServerCallContext context) => Task.FromResult(Find(request.PurchaseId));

    public override async Task Watch(GetPurchaseRequest request, IServerStreamWriter<Purchase> responseStream, ServerCallContext context)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var purchase = Find(request.PurchaseId);
            await responseStream.WriteAsync(purchase.Clone());
            if (purchase.State is PurchaseState.Completed or PurchaseState.Rejected)
                return;
            await ticks.WaitForNextTickAsync(context.CancellationToken);
        }
    }

    public override Task<ListPurchasesResponse> ListMine(ListPurchasesRequest request, ServerCallContext context)
    {
        var caller = market.Require(context);
        var (page, next) = FakeQueries.Part(market.Purchases.Where(purchase => purchase.BuyerId == caller
            && (request.AcquiredPictureIds.Count == 0 || request.AcquiredPictureIds.Contains(purchase.PictureId))), request.Cursor, 0);
        return Task.FromResult(new ListPurchasesResponse { Purchases = { page }, NextCursor = next });
    }

    public override Task<FindOpenResponse> FindOpen(FindOpenRequest request, ServerCallContext context)
    {
        var caller = market.Require(context);
        return Task.FromResult(new FindOpenResponse
        {
            Purchase = market.Purchases.Find(purchase => purchase.BuyerId == caller && purchase.PictureId == request.PictureId
                && purchase.State is PurchaseState.Requested or PurchaseState.Reserved or PurchaseState.NeedsConfirmation or PurchaseState.Processing),
        });
    }

    public override Task<HasOpenResponse> HasOpen(HasOpenRequest request, ServerCallContext context)
    {
        var caller = market.Require(context);
        return Task.FromResult(new HasOpenResponse
        {
            Open = market.Purchases.Any(purchase => (purchase.BuyerId == caller || purchase.SellerId == caller)
                && purchase.State is not (PurchaseState.Completed or PurchaseState.Rejected)),
        });
    }

    public void Complete(Purchase purchase)
    {
        var picture = market.Find(purchase.PictureId);
        market.Titles[picture.PictureId].Add(new TitleEntry
        {
            Kind = "transferred", OwnerId = purchase.BuyerId, PreviousOwnerId = picture.OwnerId, Price = purchase.Price, At = FakeMarket.Now(),
            Hash = new string('2', 64), PurchaseId = purchase.PurchaseId,
        });
        (picture.OwnerId, picture.Price, picture.TimesSold) = (purchase.BuyerId, null, picture.TimesSold + 1);
        purchase.Position = market.Change(picture);
        purchase.State = PurchaseState.Completed;
    }

    public Purchase Find(string id) => market.Purchases.Find(purchase => purchase.PurchaseId == id)
        ?? throw DomainError.NotFound("purchase_not_found", "There is no such purchase.").ToRpcException();
}

public sealed class FakeCards(FakeMarket market) : SandboxCards.SandboxCardsBase
{
    public override Task<TokenizeResponse> Tokenize(TokenizeRequest request, ServerCallContext context)
    {
        market.Require(context);
        return Task.FromResult(new TokenizeResponse
        {
            PaymentMethod = request.Number[^4..] switch { "0002" => "declined", "3220" => "confirm", _ => "accepted" }, Last4 = request.Number[^4..],
        });
    }

    public override Task<ConfirmResponse> Confirm(ConfirmRequest request, ServerCallContext context)
    {
        var purchases = new FakePurchases(market);
        var purchase = purchases.Find(request.PurchaseId);
        if (request.Approve)
            purchases.Complete(purchase);
        else
            (purchase.State, purchase.FailureReason) = (PurchaseState.Rejected, "confirmation_failed");
        return Task.FromResult(new ConfirmResponse());
    }
}

public sealed class FakePayouts(FakeMarket market) : Payouts.PayoutsBase
{
    public override Task<PayoutsOverview> GetMine(GetPayoutsRequest request, ServerCallContext context)
    {
        market.Require(context);
        return Task.FromResult(market.Payouts);
    }

    public override Task<StartOnboardingResponse> StartOnboarding(StartOnboardingRequest request, ServerCallContext context)
    {
        market.Require(context);
        return Task.FromResult(new StartOnboardingResponse { Url = "https://provider.example/onboarding" });
    }
}

public sealed class FakeSales(FakeMarket market) : Sales.SalesBase
{
    public override Task<SellerTerms> GetSellerTerms(GetSellerTermsRequest request, ServerCallContext context) =>
        Task.FromResult(new SellerTerms { FeeBasisPoints = 1000, ReserveBasisPoints = 1000, ReserveDays = 120 });

    public override Task<ListSalesResponse> ListMine(ListSalesRequest request, ServerCallContext context)
    {
        var caller = market.Require(context);
        var (page, next) = FakeQueries.Part(
            market.Purchases.Where(purchase => purchase.SellerId == caller && purchase.State == PurchaseState.Completed), request.Cursor, 0);
        return Task.FromResult(new ListSalesResponse
        {
            NextCursor = next,
            Sales =
            {
                page.Select(purchase => new Sale
                {
                    PurchaseId = purchase.PurchaseId, PictureId = purchase.PictureId, Title = purchase.Title, BuyerId = purchase.BuyerId, Price = purchase.Price,
                    Fee = Part(purchase.Price, 10), Net = Part(purchase.Price, 90), CompletedAt = purchase.UpdatedAt, Standing = market.Standings.GetValueOrDefault(purchase.PurchaseId, ""),
                }),
            },
        });
    }

    public override Task<GetBalanceResponse> GetBalance(GetBalanceRequest request, ServerCallContext context)
    {
        var caller = market.Require(context);
        var earned = market.Purchases.Where(purchase => purchase.SellerId == caller && purchase.State == PurchaseState.Completed).Sum(purchase => purchase.Price.Minor * 9 / 10);
        var balance = new GetBalanceResponse { Balances = { new Money { Minor = earned, Currency = "EUR" } } };
        if (market.Reserve is { } reserve)
            balance.Reserves.Add(reserve);
        return Task.FromResult(balance);
    }

    public override Task<Earnings> GetEarnings(GetEarningsRequest request, ServerCallContext context) =>
        Task.FromResult(market.Earnings.GetValueOrDefault(market.Require(context)) ?? new Earnings());

    public override async Task GetStatement(GetStatementRequest request, IServerStreamWriter<StatementPart> responseStream, ServerCallContext context)
    {
        market.Require(context);
        var money = new Money { Minor = 9_00, Currency = request.Currency };
        await responseStream.WriteAsync(new StatementPart { Opening = new Money { Currency = request.Currency } });
        await responseStream.WriteAsync(new StatementPart
        {
            Lines = { new StatementLine { At = request.From, Kind = "sale", PurchaseId = "p", PictureId = market.StatementPicture, Title = market.StatementTitle, Amount = money, Balance = money } },
        });
        await responseStream.WriteAsync(new StatementPart { Closing = money });
    }

    private static Money Part(Money price, int percent) => new() { Minor = price.Minor * percent / 100, Currency = price.Currency };
}
