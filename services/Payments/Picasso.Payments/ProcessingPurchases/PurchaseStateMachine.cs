using MassTransit;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Bus;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;
using static Picasso.Contracts.Payments.PurchaseState;

namespace Picasso.Payments.ProcessingPurchases;

/// <summary>
/// The purchase. The effect of each event in each state is listed here, cell by cell; docs/purchase.md shows it as a table. The steps are pure
/// functions of Picasso.Payments.Domain.
/// </summary>
internal sealed partial class PurchaseStateMachine : MassTransitStateMachine<PurchaseSaga>
{
    public PurchaseStateMachine(IOptions<PurchaseOptions> options, TimeProvider clock)
    {
        (_times, _clock) = (options.Value.ToTimes(), clock);
        InstanceState(purchase => purchase.CurrentState);
        Declare();
        Event[] answersToDisputes = [PictureFrozen, PictureNotFrozen, PictureUnfrozen, OwnershipReturned, ReturnRefused, ReserveClaimed];

        In(Requested,
            On(SaleOpened, Reserving.SellerKnows, Requested),
            On(SaleRefused, Reserving.SaleRefused, Rejected),
            On(PictureReserved, Reserving.Reserved, Reserved, Rejected),
            On(ReservationRefused, Reserving.Refused, Rejected),
            On(PurchaseDue, Reserving.Due, Requested, Rejected),
            Fault(answersToDisputes),
            Fault(PaymentDisputed, DisputeEnded, ReservationReleased, PaymentSucceeded, PaymentNeedsConfirmation, PaymentSubmitted,
                PaymentDeclined, PaymentUnknown,
                OwnershipMoved, TransferRefused, SaleRecorded, RefundSucceeded, RefundDelayed));

        In(Reserved,
            On(PaymentSucceeded, Paying.Succeeded, Paid, RefundPending),
            On(PaymentNeedsConfirmation, Paying.NeedsConfirmation, NeedsConfirmation),
            On(PaymentSubmitted, Paying.Submitted, Processing),
            On(PaymentDeclined, Paying.Declined, Rejected),
            On(PaymentUnknown, Paying.Unknown, Reserved),
            On(PurchaseDue, Paying.ChargeDue, Reserved),
            On(PaymentDisputed, Disputing.Noted, Reserved),
            On(DisputeEnded, Disputing.EarlyDisputeRecorded, Reserved),
            Pass(SaleOpened, SaleRefused, PictureReserved, ReservationRefused),
            Fault(answersToDisputes),
            Fault(ReservationReleased, OwnershipMoved, TransferRefused, SaleRecorded, RefundSucceeded, RefundDelayed));

        In(NeedsConfirmation,
            On(PaymentSucceeded, Paying.Succeeded, Paid, RefundPending),
            On(PaymentSubmitted, Paying.Submitted, Processing),
            On(PaymentDeclined, Paying.Declined, Rejected),
            On(PaymentUnknown, Paying.Unknown, NeedsConfirmation),
            On(PurchaseDue, Paying.AnswerDue, NeedsConfirmation),
            On(PaymentDisputed, Disputing.Noted, NeedsConfirmation),
            On(DisputeEnded, Disputing.EarlyDisputeRecorded, NeedsConfirmation),
            Pass(PaymentNeedsConfirmation, SaleOpened, SaleRefused, PictureReserved, ReservationRefused),
            Fault(answersToDisputes),
            Fault(ReservationReleased, OwnershipMoved, TransferRefused, SaleRecorded, RefundSucceeded, RefundDelayed));

        In(Processing,
            On(PaymentSucceeded, Paying.Succeeded, Paid, RefundPending),
            On(PaymentSubmitted, Paying.StillSubmitted, Processing),
            On(PaymentDeclined, Paying.Declined, Rejected),
            On(PaymentUnknown, Paying.Unknown, Processing),
            On(PurchaseDue, Paying.AnswerDue, Processing),
            On(PaymentDisputed, Disputing.Noted, Processing),
            On(DisputeEnded, Disputing.EarlyDisputeRecorded, Processing),
            Pass(PaymentNeedsConfirmation, SaleOpened, SaleRefused, PictureReserved, ReservationRefused),
            Fault(answersToDisputes),
            Fault(ReservationReleased, OwnershipMoved, TransferRefused, SaleRecorded, RefundSucceeded, RefundDelayed));

        In(Paid,
            On(OwnershipMoved, Transferring.Moved, Transferred),
            On(TransferRefused, Transferring.Refused, RefundPending),
            On(ReservationReleased, Transferring.Released, Paid),
            On(PurchaseDue, Transferring.TransferDue, Paid),
            On(PaymentDisputed, Disputing.Noted, Paid),
            On(DisputeEnded, Disputing.EarlyDisputeRecorded, Paid),
            Pass(PaymentSucceeded, PaymentNeedsConfirmation, PaymentSubmitted, PaymentUnknown,
                SaleOpened, SaleRefused, PictureReserved, ReservationRefused),
            Fault(answersToDisputes),
            Fault(PaymentDeclined, SaleRecorded, RefundSucceeded, RefundDelayed));

        In(Transferred,
            On(SaleRecorded, Transferring.Recorded, Completed, Disputed, RefundPending),
            On(PurchaseDue, Transferring.RecordDue, Transferred),
            On(PaymentDisputed, Disputing.Noted, Transferred),
            On(DisputeEnded, Disputing.EarlyDisputeRecorded, Transferred),
            Pass(OwnershipMoved, PaymentSucceeded, PaymentNeedsConfirmation, PaymentSubmitted, PaymentUnknown,
                SaleOpened, SaleRefused, PictureReserved, ReservationRefused, ReservationReleased),
            Fault(answersToDisputes),
            Fault(TransferRefused, PaymentDeclined, RefundSucceeded, RefundDelayed));

        In(Completed,
            On(PaymentDisputed, Disputing.Opened, Disputed),
            On(DisputeEnded, Disputing.EarlyDisputeRecorded, Completed),
            On(PurchaseDue, Undoing.Due, Completed, RefundPending),
            Pass(SaleRecorded, OwnershipMoved, PaymentSucceeded, PaymentNeedsConfirmation, PaymentSubmitted, PaymentUnknown,
                SaleOpened, SaleRefused, PictureReserved, ReservationRefused, ReservationReleased),
            Fault(answersToDisputes),
            Fault(TransferRefused, PaymentDeclined, RefundSucceeded, RefundDelayed));

        In(Rejected,
            On(PaymentSucceeded, Paying.SucceededTooLate, RefundPending),
            On(PictureReserved, Reserving.ReservedTooLate, Rejected),
            On(ReservationReleased, Releasing.Released, Rejected),
            On(PurchaseDue, Releasing.Due, Rejected),
            Pass(PaymentDeclined, PaymentNeedsConfirmation, PaymentSubmitted, PaymentUnknown, SaleOpened, SaleRefused, ReservationRefused),
            Fault(answersToDisputes),
            Fault(PaymentDisputed, DisputeEnded, OwnershipMoved, TransferRefused, SaleRecorded, RefundSucceeded, RefundDelayed));

        In(RefundPending,
            On(RefundSucceeded, Refunding.Succeeded, Refunded, RefundPending),
            On(RefundDelayed, Refunding.Delayed, RefundPending, Refunded),
            On(ReservationReleased, Releasing.Released, RefundPending),
            On(PurchaseDue, Refunding.Due, RefundPending, Refunded),
            On(PaymentDisputed, Disputing.NotedInRefund, RefundPending, Refunded),
            On(DisputeEnded, Refunding.DisputeEnded, RefundPending, Refunded),
            Pass(TransferRefused, PaymentSucceeded, PaymentDeclined, PaymentNeedsConfirmation, PaymentSubmitted, PaymentUnknown,
                SaleOpened, SaleRefused, PictureReserved, ReservationRefused,
                OwnershipMoved, SaleRecorded),
            Pass(answersToDisputes));

        In(Refunded,
            On(ReservationReleased, Releasing.Released, Refunded),
            On(PurchaseDue, Releasing.Due, Refunded),
            On(PaymentDisputed, Disputing.Again, Refunded),
            On(DisputeEnded, Disputing.EndedAgain, Refunded),
            Pass(RefundSucceeded, RefundDelayed, TransferRefused,
                PaymentSucceeded, PaymentDeclined, PaymentNeedsConfirmation, PaymentSubmitted, PaymentUnknown,
                SaleOpened, SaleRefused, PictureReserved, ReservationRefused,
                OwnershipMoved, SaleRecorded),
            Pass(answersToDisputes));

        In(Disputed,
            On(PaymentDisputed, Disputing.Again, Disputed),
            On(DisputeEnded, Disputing.Ended, Disputed, Upheld, RefundPending),
            On(PictureFrozen, Disputing.Frozen, Disputed),
            On(PictureNotFrozen, Disputing.NotFrozen, Disputed, Upheld, RefundPending),
            On(PictureUnfrozen, Disputing.Unfrozen, Disputed, Upheld, RefundPending),
            On(OwnershipReturned, Disputing.Returned, Disputed, Reversed),
            On(ReturnRefused, Disputing.ReturnRefused, Disputed),
            On(ReserveClaimed, Disputing.Claimed, Disputed, Reversed, RefundPending),
            On(PurchaseDue, Disputing.Due, Disputed),
            Pass(SaleRecorded, OwnershipMoved, PaymentSucceeded, PaymentNeedsConfirmation, PaymentSubmitted, PaymentUnknown,
                SaleOpened, SaleRefused, PictureReserved, ReservationRefused, ReservationReleased),
            Fault(TransferRefused, PaymentDeclined, RefundSucceeded, RefundDelayed));

        In(Upheld,
            On(PaymentDisputed, Disputing.Again, Upheld),
            On(DisputeEnded, Disputing.EndedAgain, Upheld),
            On(PurchaseDue, Undoing.Due, Upheld, RefundPending),
            Pass(answersToDisputes),
            Pass(SaleRecorded, OwnershipMoved, PaymentSucceeded, PaymentNeedsConfirmation, PaymentSubmitted, PaymentUnknown,
                SaleOpened, SaleRefused, PictureReserved, ReservationRefused, ReservationReleased),
            Fault(TransferRefused, PaymentDeclined, RefundSucceeded, RefundDelayed));

        In(Reversed,
            On(PaymentDisputed, Disputing.Again, Reversed),
            On(DisputeEnded, Disputing.EndedAgain, Reversed),
            On(PurchaseDue, Undoing.DueAfterLoss, Reversed, RefundPending),
            Pass(answersToDisputes),
            Pass(SaleRecorded, OwnershipMoved, PaymentSucceeded, PaymentNeedsConfirmation, PaymentSubmitted, PaymentUnknown,
                SaleOpened, SaleRefused, PictureReserved, ReservationRefused, ReservationReleased),
            Fault(TransferRefused, PaymentDeclined, RefundSucceeded, RefundDelayed));
    }

    public Event<SaleOpened> SaleOpened { get; private set; } = null!;

    public Event<SaleRefused> SaleRefused { get; private set; } = null!;

    public Event<PictureReserved> PictureReserved { get; private set; } = null!;

    public Event<ReservationRefused> ReservationRefused { get; private set; } = null!;

    public Event<ReservationReleased> ReservationReleased { get; private set; } = null!;

    public Event<PaymentSucceeded> PaymentSucceeded { get; private set; } = null!;

    public Event<PaymentNeedsConfirmation> PaymentNeedsConfirmation { get; private set; } = null!;

    public Event<PaymentSubmitted> PaymentSubmitted { get; private set; } = null!;

    public Event<PaymentDeclined> PaymentDeclined { get; private set; } = null!;

    public Event<PaymentUnknown> PaymentUnknown { get; private set; } = null!;

    public Event<OwnershipMoved> OwnershipMoved { get; private set; } = null!;

    public Event<TransferRefused> TransferRefused { get; private set; } = null!;

    public Event<SaleRecorded> SaleRecorded { get; private set; } = null!;

    public Event<RefundSucceeded> RefundSucceeded { get; private set; } = null!;

    public Event<RefundDelayed> RefundDelayed { get; private set; } = null!;

    public Event<PurchaseDue> PurchaseDue { get; private set; } = null!;

    public Event<PaymentDisputed> PaymentDisputed { get; private set; } = null!;

    public Event<DisputeEnded> DisputeEnded { get; private set; } = null!;

    public Event<PictureFrozen> PictureFrozen { get; private set; } = null!;

    public Event<PictureNotFrozen> PictureNotFrozen { get; private set; } = null!;

    public Event<PictureUnfrozen> PictureUnfrozen { get; private set; } = null!;

    public Event<OwnershipReturned> OwnershipReturned { get; private set; } = null!;

    public Event<ReturnRefused> ReturnRefused { get; private set; } = null!;

    public Event<ReserveClaimed> ReserveClaimed { get; private set; } = null!;
}
