using Microsoft.Extensions.Options;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;
using Picasso.Payments.ProcessingPurchases;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Domain.Tests.Payments;

/// <summary>A purchase to which messages are given one after the other, and what each made it do, as text.</summary>
internal sealed class PurchaseStory(PurchaseSaga purchase)
{
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly PurchaseOptions s_options = new();
    private static readonly PurchaseStateMachine s_machine = new(Options.Create(s_options), TimeProvider.System);

    public PurchaseSaga Purchase => purchase;

    /// <summary>A purchase for 12.50 in a state, of which the seller gets 10.75, the creator 0.50 and Picasso 1.25.</summary>
    public static PurchaseStory In(PurchaseState state, Action<PurchaseSaga>? with = null)
    {
        var purchase = new PurchaseSaga
        {
            PurchaseId = "p", BuyerId = "buyer", SellerId = "seller", PictureId = "picture", Title = "Title", CreatorId = "creator",
            PriceMinor = 12_50, FeeMinor = 1_25, RoyaltyMinor = 50, Currency = "EUR", CapturedMinor = 12_50, CapturedCurrency = "EUR", PaymentId = "pi",
            CurrentState = state.ToString(), CreatedAt = Now, UpdatedAt = Now, ReservedUntil = Now.AddMinutes(10), Deadline = Now.AddMinutes(5), DueAt = Now,
        };
        with?.Invoke(purchase);
        return new PurchaseStory(purchase);
    }

    /// <summary>Gives it a message.</summary>
    /// <returns>"State: what it sends; what it books; what it alarms", without what is empty.</returns>
    public string When(object message, TimeSpan after = default)
    {
        var rule = s_machine.Rules.Single(rule => rule.State == purchase.State && rule.Message == message.GetType());
        rule.Reaction.ShouldBe(Reaction.Handled);
        purchase.CurrentState = rule.Advance(purchase, message, new Step(Now + after, s_options.ToTimes(), purchase.Effects)).ToString();
        var parts = new[]
        {
            string.Join(", ", purchase.Effects.Messages.Select(Short)),
            string.Join(", ", purchase.Effects.Entries.Select(entry => $"books {entry.Kind}")),
            string.Join(", ", purchase.Effects.Alerts.Select(alarm => $"alarms {alarm}")),
        };
        purchase.Effects.Clear();
        return $"{purchase.CurrentState}: {string.Join("; ", parts.Where(part => part.Length > 0))}".TrimEnd(' ', ':');
    }

    private static string Short(object message) => message switch
    {
        MailPerson mail => $"mail {mail.Key.Split(':')[^1]} to {mail.UserId}",
        SaleStandingChanged changed => $"sale is {changed.Standing}",
        PostSellerLine line => $"{line.Kind} {line.AmountMinor} to {line.UserId}",
        UnfreezePicture unfreeze => $"UnfreezePicture ({unfreeze.Reason})",
        ReleaseReservation release => $"ReleaseReservation ({release.Reason})",
        UndoResale undo => $"UndoResale of {undo.PurchaseId}",
        ClaimReserve claim => $"ClaimReserve of {claim.AmountMinor} {claim.Currency}",
        _ => message.GetType().Name,
    };
}
