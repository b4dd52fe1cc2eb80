using System.Collections.Concurrent;
using Grpc.Core;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.StripeStandIn;
using Picasso.Testing.Processes;

namespace Picasso.Faults.Tests.Running;

/// <summary>Carries out the steps of a schedule: looks, offers again what was sold, gets a quote, buys, and answers the bank.</summary>
internal sealed class Shopper(Arena arena, Cast cast, Operator operations)
{
    private const int Looks = 12;
    private const int Glances = 12;

    private readonly Calls _calls = new(arena.System);
    private readonly ConcurrentDictionary<string, bool> _purchases = new();
    private readonly ConcurrentBag<Task> _answers = [];

    private PictureCommands.PictureCommandsClient Pictures => new(arena.System.Channel);

    private Purchases.PurchasesClient Purchases => new(arena.System.Channel);

    /// <summary>Ids of what was accepted.</summary>
    public IReadOnlyCollection<string> Accepted => [.. _purchases.Keys];

    /// <summary>Waits until no confirmation at the bank is left.</summary>
    public Task AnsweredAsync() => Task.WhenAll(_answers);

    public async Task DoAsync(Step step)
    {
        if (await OfferedAsync(step) is not { } terms)
            return;
        var picture = terms.PictureId;
        var buyers = Enumerable.Range(0, cast.People.Count).Select(next => cast.People[(step.Buyer + next) % cast.People.Count])
            .Where(person => person.Id != terms.OwnerId).Take(1 + step.Rivals).ToList();
        var requests = new List<(Person Buyer, BuyRequest Request)>();
        foreach (var buyer in buyers)
        {
            if (await _calls.AskAsync(buyer, options => Purchases.GetQuoteAsync(new GetQuoteRequest { PictureId = picture }, options)) is { } quote)
                requests.Add((buyer, RequestFor(quote, buyer, step)));
        }

        if (step.Reprices)
            await RepriceAsync(terms, step);
        if (step.MovesBuckets)
            _answers.Add(operations.MoveAsync(cast.People[step.Mover % cast.People.Count].Id));
        var clicks = requests.SelectMany(request => Enumerable.Repeat(request, step.Clicks));
        await Task.WhenAll(clicks.Select(click => BuyAsync(click.Buyer, click.Request, step)));
    }

    // What somebody else has in hand is passed over; what was sold is offered again by who owns it now.
    private async Task<Terms?> OfferedAsync(Step step)
    {
        var reader = cast.People[step.Buyer % cast.People.Count];
        for (var look = 0; look < Looks; look++)
        {
            var picture = cast.Pictures[(step.Picture + look) % cast.Pictures.Count].PictureId;
            var terms = await LookAsync(reader, picture);
            if (terms is { UnavailableReason: "not_listed" })
            {
                await ListAsync(terms, step);
                terms = await LookAsync(reader, picture);
            }

            if (terms is { Available: true })
                return terms;
        }

        return null;
    }

    private Task<Terms?> LookAsync(Person reader, string picture) =>
        _calls.AskAsync(reader, options => Pictures.GetTermsAsync(new GetTermsRequest { PictureId = picture }, options));

    private async Task ListAsync(Terms terms, Step step)
    {
        var request = new ListRequest { PictureId = terms.PictureId, Price = PriceOf(step) };
        await _calls.AskAsync(cast.Of(terms.OwnerId), options => Pictures.ListAsync(request, options));
    }

    private async Task RepriceAsync(Terms terms, Step step)
    {
        var request = new RepriceRequest { PictureId = terms.PictureId, Price = PriceOf(step) };
        await _calls.AskAsync(cast.Of(terms.OwnerId), options => Pictures.RepriceAsync(request, options));
    }

    private BuyRequest RequestFor(Quote quote, Person buyer, Step step) => new()
    {
        QuoteToken = quote.Token, PaymentMethod = Cards.Of(step.Card, $"{CardOf(buyer, step)}"), IdempotencyKey = Guid.NewGuid().ToString(),
    };

    // Everybody has a card; the person beside sometimes lends theirs.
    private int CardOf(Person buyer, Step step) => (cast.People.IndexOf(buyer) + (step.SharesCard ? 1 : 0)) % cast.People.Count;

    private async Task BuyAsync(Person buyer, BuyRequest request, Step step)
    {
        if (await _calls.AskAsync(buyer, options => Purchases.BuyAsync(request, options)) is not { } purchase)
            return;
        if (_purchases.TryAdd(purchase.PurchaseId, true) && step is { Card: Cards.NeedsConfirmation, Answer: not BankAnswer.Nothing })
            _answers.Add(AnswerAsync(purchase.PurchaseId, step.Answer == BankAnswer.Yes));
        if (step.Refunds)
            _answers.Add(operations.RefundAsync(purchase.PurchaseId));
        await WatchAsync(buyer, purchase.PurchaseId);
    }

    // Nobody goes shopping again before something happened, but nobody waits for long either.
    private async Task WatchAsync(Person buyer, string purchaseId)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(150));
        for (var tick = 0; tick < Glances && await ticks.WaitForNextTickAsync(); tick++)
        {
            var request = new GetPurchaseRequest { PurchaseId = purchaseId };
            var purchase = await _calls.AskAsync(buyer, options => Purchases.GetAsync(request, options));
            if (purchase?.State is not (PurchaseState.Requested or PurchaseState.Reserved))
                return;
        }
    }

    // The bank asks once the card was charged; if it never comes to that, nobody answers.
    private async Task AnswerAsync(string purchaseId, bool approve)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tick = 0; tick < 150 && !arena.Stripe.AnswerBank($"{purchaseId}:charge", approve); tick++)
            await ticks.WaitForNextTickAsync();
    }

    private static Money PriceOf(Step step) => new() { Minor = step.PriceMinor, Currency = "EUR" };
}
