using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.Fakes;

namespace Picasso.Payments.Tests;

/// <summary>Gives the messages of purchases to <see cref="FakePictures"/>, and publishes what it answers.</summary>
public sealed class FakePicturesConsumer(FakePictures pictures, Crash crash)
    : IConsumer<ReservePicture>, IConsumer<ReleaseReservation>, IConsumer<TransferOwnership>,
        IConsumer<FreezePicture>, IConsumer<UnfreezePicture>, IConsumer<ReturnOwnership>
{
    public Task Consume(ConsumeContext<ReservePicture> context) => AnswerAsync(context);

    public Task Consume(ConsumeContext<ReleaseReservation> context) => AnswerAsync(context);

    public Task Consume(ConsumeContext<TransferOwnership> context) => AnswerAsync(context);

    public Task Consume(ConsumeContext<FreezePicture> context) => AnswerAsync(context);

    public Task Consume(ConsumeContext<UnfreezePicture> context) => AnswerAsync(context);

    public Task Consume(ConsumeContext<ReturnOwnership> context) => AnswerAsync(context);

    private async Task AnswerAsync<T>(ConsumeContext<T> context)
        where T : class
    {
        crash.ThrowIfDead();
        if (await pictures.AnswerAsync(context.Message, context.CancellationToken) is { } answer)
            await context.Publish(answer, answer.GetType(), context.CancellationToken);
    }
}
