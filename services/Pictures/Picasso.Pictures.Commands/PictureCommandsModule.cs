using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Picasso.Contracts;
using Picasso.DocumentStorage;
using Picasso.DocumentStorage.Quarantining;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Projecting;
using Picasso.EventSourcing.Sqlite;
using Picasso.EventSourcing.Subscribing;
using Picasso.Imaging;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.OptionsValidation;
using Picasso.Pictures.Commands.AddingPreviews;
using Picasso.Pictures.Commands.Auditing;
using Picasso.Pictures.Commands.Checkpoints.Mongo;
using Picasso.Pictures.Commands.Claiming;
using Picasso.Pictures.Commands.Cleaning;
using Picasso.Pictures.Commands.ClosingAccounts;
using Picasso.Pictures.Commands.Disputing;
using Picasso.Pictures.Commands.Imaging;
using Picasso.Pictures.Commands.Indexing;
using Picasso.Pictures.Commands.Indexing.Mongo;
using Picasso.Pictures.Commands.Publishing;
using Picasso.Pictures.Commands.Quotas;
using Picasso.Pictures.Commands.Reserving;
using Picasso.Pictures.Commands.Resuming;
using Picasso.Pictures.Commands.Scheduling;
using Picasso.Pictures.Commands.ShowingCamera;
using Picasso.Pictures.Commands.Streams;
using Picasso.Pictures.Commands.Transferring;
using Picasso.Pictures.Commands.Uploading;
using Picasso.ServiceDefaults.Authentication.Services;

namespace Picasso.Pictures.Commands;

/// <summary>Composes this service into a process: the only place that chooses its engines.</summary>
public static class PictureCommandsModule
{
    /// <summary>Registers the service.</summary>
    public static IHostApplicationBuilder AddPictureCommands(this IHostApplicationBuilder builder)
    {
        builder.AddEventStore().AddObjectStore().AddImaging();
        builder.Services.AddServiceIdentity(ServiceNames.PicturesCommands);
        builder.Services.AddSingleton<PictureStreams>();
        AddIndex(builder);
        AddUploading(builder);
        builder.Services.AddSingleton<VerifiedOriginals>().AddSingleton<OriginalCheck>().AddSingleton<ReservationHandler>().AddSingleton<TransferHandler>();
        builder.Services.AddSingleton<DisputeHandler>();
        builder.Services.AddSingleton<ClosedAccounts>().AddHostedService<ClosedAccountWithdrawal>();
        builder.AddSubscriber<DeletedPictureFiles>(builder.Quarantine(ServiceNames.PicturesCommands));
        builder.AddSubscriber<PictureSoldPublisher>(builder.Quarantine(ServiceNames.PicturesCommands));
        builder.Services.AddHostedService<SaleNoticeReplay>();
        builder.Services.AddSingleton<TitleAudit>().AddHostedService<TitleAuditing>();
        builder.Services.AddHealthChecks().AddCheck<TitleHealthCheck>(TitleHealthCheck.Name).AddCheck<DiskGuard>(DiskGuard.Name);
        builder.Services.AddSingleton<PreviewClaims>().AddSingleton<PreviewAddingHandler>().AddSingleton<PreviewAdding>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<PreviewAdding>());
        builder.Services.AddSingleton<OrphanSweeper>().AddHostedService<SweepingService>();
        return builder;
    }

    /// <summary>Adds the service's consumers and sagas to the process's bus.</summary>
    public static void AddPictureCommandsConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<ReservePictureConsumer>();
        bus.AddConsumer<ReleaseReservationConsumer>();
        bus.AddConsumer<TransferOwnershipConsumer>();
        bus.AddConsumer<FreezePictureConsumer>();
        bus.AddConsumer<UnfreezePictureConsumer>();
        bus.AddConsumer<ReturnOwnershipConsumer>();
        bus.AddConsumer<AccountClosedConsumer>();
    }

    /// <summary>Maps the service's gRPC classes and HTTP endpoints.</summary>
    public static IEndpointRouteBuilder MapPictureCommands(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<PictureCommandsService>();
        app.MapGrpcService<ResumableUploadsService>();
        return app;
    }

    private static void AddIndex(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Signal<IPictureIndex>>();
        if (builder.HasDocuments())
        {
            builder.AddDocuments().AddDocumentSchema<MongoPictureIndex>().Services.TryAddSingleton<ICheckpoints, MongoCheckpoints>();
            AddIndex<MongoPictureIndex>(builder);
        }
        else
        {
            AddIndex<SqlitePictureIndex>(builder);
        }

        builder.Services.AddSingleton<NearDuplicates>();
    }

    private static void AddIndex<TIndex>(IHostApplicationBuilder builder)
        where TIndex : class, IPictureIndex, IProjection
    {
        builder.AddProjection<TIndex>(builder.Quarantine(ServiceNames.PicturesCommands));
        builder.Services.AddSingleton<IPictureIndex>(provider => provider.GetRequiredService<TIndex>());
        builder.Services.AddSingleton(provider => new IndexProgress(provider.GetRequiredService<ProjectionRunner<TIndex>>().Progress));
    }

    private static void AddUploading(IHostApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<UploadOptions>(UploadOptions.Section);
        builder.Services
            .AddSingleton<UploadQuotas>()
            .AddSingleton<OpenUploads>()
            .AddSingleton<IFreeSpace, FreeSpace>()
            .AddSingleton<DiskGuard>()
            .AddSingleton<UploadStages>()
            .AddSingleton<PictureImaging>()
            .AddSingleton<PictureFiles>()
            .AddSingleton<OriginalClaims>()
            .AddSingleton<StagingFolder>()
            .AddSingleton<ChunkReceiver>()
            .AddSingleton<UploadReceiver>()
            .AddSingleton<UploadHandler>()
            .AddSingleton<PendingUploads>()
            .AddSingleton<PendingLimits>()
            .AddSingleton<PendingSweeper>()
            .AddSingleton<PartStore>()
            .AddSingleton<PartReceiver>()
            .AddSingleton<UploadGate>()
            .AddSingleton<StagedUploads>()
            .AddSingleton<UploadThumbnails>()
            .AddSingleton<UploadPublisher>()
            .AddSingleton<OriginalCamera>()
            .AddSingleton<CameraLimits>()
            .AddSingleton<CameraHandler>()
            .AddSingleton<ScheduledUploads>()
            .AddSingleton<UploadScheduling>()
            .AddSingleton<SchedulePublisher>()
            .AddHostedService(provider => provider.GetRequiredService<SchedulePublisher>());
    }
}
