using MassTransit;
using Picasso.Contracts.Bus;
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
        Correlate(() => SaleOpened);
        Correlate(() => SaleRefused);
        Correlate(() => PictureReserved);
        Correlate(() => ReservationRefused);
        Correlate(() => ReservationReleased);
        Correlate(() => PaymentSucceeded);
        Correlate(() => PaymentNeedsConfirmation);
        Correlate(() => PaymentSubmitted);
        Correlate(() => PaymentDeclined);
        Correlate(() => PaymentUnknown);
        Correlate(() => OwnershipMoved);
        Correlate(() => TransferRefused);
        Correlate(() => SaleRecorded);
        Correlate(() => RefundSucceeded);
        Correlate(() => RefundDelayed);
        Correlate(() => PaymentDisputed);
        Correlate(() => DisputeEnded);
        Correlate(() => PictureFrozen);
        Correlate(() => PictureNotFrozen);
        Correlate(() => PictureUnfrozen);
        Correlate(() => OwnershipReturned);
        Correlate(() => ReturnRefused);
        Correlate(() => ReserveClaimed);
        Correlate(() => PurchaseDue);
    }

    private void Correlate<T>(System.Linq.Expressions.Expression<Func<Event<T>>> declared)
        where T : class, IPurchaseMessage => Event(declared, correlation => correlation
            .CorrelateById(context => Guid.ParseExact(context.Message.PurchaseId, "D"))
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
