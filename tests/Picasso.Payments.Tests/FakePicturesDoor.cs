using Grpc.Core;
using MassTransit;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Payments.Tests;

[AllowAnonymous]
public sealed class FakePicturesGrpc(FakePictures pictures) : PictureCommands.PictureCommandsBase
{
    public override Task<Terms> GetTerms(GetTermsRequest request, ServerCallContext context)
    {
        if (pictures.IsDown)
            throw new RpcException(new Status(StatusCode.Unavailable, "down"));
        return Task.FromResult(pictures.FindTerms(request.PictureId)
            ?? throw DomainError.NotFound("picture_not_found", "There is no such picture.").ToRpcException());
    }
}

public sealed class FakePicturesConsumer(FakePictures pictures, Crash crash)
    : IConsumer<ReservePicture>, IConsumer<ReleaseReservation>, IConsumer<TransferOwnership>,
        IConsumer<FreezePicture>, IConsumer<UnfreezePicture>, IConsumer<ReturnOwnership>
{
    public Task Consume(ConsumeContext<ReservePicture> context) => AnswerAsync(context, pictures.Reserve);

    public Task Consume(ConsumeContext<ReleaseReservation> context) => AnswerAsync(context, pictures.Release);

    public Task Consume(ConsumeContext<TransferOwnership> context) => AnswerAsync(context, pictures.Transfer);

    public Task Consume(ConsumeContext<FreezePicture> context) => AnswerAsync(context, pictures.Freeze);

    public Task Consume(ConsumeContext<UnfreezePicture> context) => AnswerAsync(context, pictures.Unfreeze);

    public Task Consume(ConsumeContext<ReturnOwnership> context) => AnswerAsync(context, pictures.Return);

    private Task AnswerAsync<T>(ConsumeContext<T> context, Func<T, object?> decide)
        where T : class
    {
        crash.ThrowIfDead();
        return decide(context.Message) is { } answer
            ? context.Publish(answer, answer.GetType(), context.CancellationToken)
            : Task.CompletedTask;
    }
}
