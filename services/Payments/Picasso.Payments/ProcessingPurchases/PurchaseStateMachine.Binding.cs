using MassTransit;
using Picasso.Contracts.Payments;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.ProcessingPurchases;

// Builds a MassTransit state machine from the table above.
internal sealed partial class PurchaseStateMachine
{
    private readonly List<PurchaseRule> _rules = [];
    private readonly PurchaseTimes _times;
    private readonly TimeProvider _clock;

    /// <summary>Every cell of the transition table.</summary>
    public IReadOnlyList<PurchaseRule> Rules => _rules;

    private delegate PurchaseState React<in T>(Purchasing.Purchase purchase, T message, Step step);

    private delegate void Cell(PurchaseState state);

    private void Declare()
    {
        foreach (var state in Enum.GetValues<PurchaseState>())
            State(state.ToString());
        Correlate(() => SaleOpened, message => message.PurchaseId);
        Correlate(() => SaleRefused, message => message.PurchaseId);
        Correlate(() => PictureReserved, message => message.PurchaseId);
        Correlate(() => ReservationRefused, message => message.PurchaseId);
        Correlate(() => ReservationReleased, message => message.PurchaseId);
        Correlate(() => PaymentSucceeded, message => message.PurchaseId);
        Correlate(() => PaymentNeedsConfirmation, message => message.PurchaseId);
        Correlate(() => PaymentSubmitted, message => message.PurchaseId);
        Correlate(() => PaymentDeclined, message => message.PurchaseId);
        Correlate(() => PaymentUnknown, message => message.PurchaseId);
        Correlate(() => OwnershipMoved, message => message.PurchaseId);
        Correlate(() => TransferRefused, message => message.PurchaseId);
        Correlate(() => SaleRecorded, message => message.PurchaseId);
        Correlate(() => RefundSucceeded, message => message.PurchaseId);
        Correlate(() => RefundDelayed, message => message.PurchaseId);
        Correlate(() => PaymentDisputed, message => message.PurchaseId);
        Correlate(() => DisputeEnded, message => message.PurchaseId);
        Correlate(() => PictureFrozen, message => message.PurchaseId);
        Correlate(() => PictureNotFrozen, message => message.PurchaseId);
        Correlate(() => PictureUnfrozen, message => message.PurchaseId);
        Correlate(() => OwnershipReturned, message => message.PurchaseId);
        Correlate(() => ReturnRefused, message => message.PurchaseId);
        Correlate(() => ReserveClaimed, message => message.PurchaseId);
        Correlate(() => PurchaseDue, message => message.PurchaseId);
    }

    private void Correlate<T>(System.Linq.Expressions.Expression<Func<Event<T>>> declared, Func<T, string> purchaseId)
        where T : class => Event(declared, correlation => correlation
            .CorrelateById(context => Guid.ParseExact(purchaseId(context.Message), "D"))
            .OnMissingInstance(missing => missing.Fault()));

    private static void In(PurchaseState state, params Cell[] cells)
    {
        foreach (var cell in cells)
            cell(state);
    }

    private Cell On<T>(Event<T> happened, React<T> react, params PurchaseState[] next)
        where T : class => state =>
    {
        var rule = new PurchaseRule(
            state, happened.Name, typeof(T), Reaction.Handled, next, (purchase, message, step) => react(purchase, (T)message, step));
        _rules.Add(rule);
        During(GetState(state.ToString()), When(happened).ThenAsync(context => MoveAsync(context, rule)));
    };

    private Cell Pass(params Event[] events) => state =>
    {
        foreach (var happened in events)
        {
            _rules.Add(new PurchaseRule(state, happened.Name, MessageOf(happened), Reaction.Ignored, [state]));
            During(GetState(state.ToString()), Ignore(happened));
        }
    };

    // No activity is bound: the state machine throws and the bus moves the message to the error queue.
    private Cell Fault(params Event[] events) => state => _rules.AddRange(
        events.Select(happened => new PurchaseRule(state, happened.Name, MessageOf(happened), Reaction.Faulted, [])));

    private static Type MessageOf(Event happened) =>
        happened.GetType().GetInterfaces().Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Event<>))
            .GetGenericArguments()[0];

    private async Task MoveAsync<T>(BehaviorContext<PurchaseSaga, T> context, PurchaseRule rule)
        where T : class
    {
        var purchase = context.Saga;
        if (context.Message is PurchaseDue due && due.Version != purchase.Version)
            return;
        var next = rule.Advance(purchase, context.Message, new Step(_clock.GetStorableNow(), _times, purchase.Effects));
        if (next != rule.State)
            await context.TransitionToState(GetState(next.ToString()));
    }
}
