using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Picasso.Contracts;
using Picasso.Contracts.Reactions;
using Picasso.Contracts.Users;
using Picasso.DocumentStorage;
using Picasso.DocumentStorage.Quarantining;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Sqlite;
using Picasso.ObjectStorage;
using Picasso.OptionsValidation;
using Picasso.Pictures.Queries.Browsing;
using Picasso.Pictures.Queries.CountingLikes;
using Picasso.Pictures.Queries.Downloading;
using Picasso.Pictures.Queries.NamingPeople;
using Picasso.Pictures.Queries.Paging;
using Picasso.Pictures.Queries.Projecting;
using Picasso.Pictures.Queries.ProvingTitle;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.ReadModel.Mongo;
using Picasso.Pictures.Queries.ReadModel.Sqlite;
using Picasso.Pictures.Queries.Relating;
using Picasso.Pictures.Queries.Searching;
using Picasso.Pictures.Queries.Watching;
using Picasso.ServiceDefaults.Authentication.Services;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Pictures.Queries;

/// <summary>Composes this service into a process: the only place that chooses its engines.</summary>
public static class PictureQueriesModule
{
    /// <summary>Registers the service.</summary>
    public static IHostApplicationBuilder AddPictureQueries(this IHostApplicationBuilder builder)
    {
        builder.AddEventStore().AddObjectStore().AddProjection<PicturesProjection>(builder.Quarantine(ServiceNames.PicturesQueries));
        builder.Services.AddServiceIdentity(ServiceNames.PicturesQueries);
        builder.Services.AddValidatedOptions<PictureQueriesOptions>(PictureQueriesOptions.Section);
        AddReadModel(builder);
        builder.Services.AddHostedService<RebuildAtStart>();
        AddUseCases(builder.Services);
        AddReactions(builder.Services);
        AddNames(builder.Services);
        AddDownloads(builder.Services);
        return builder;
    }

    /// <summary>Adds the service's consumers to the process's bus.</summary>
    public static void AddPictureQueriesConsumers(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<PictureReactionsConsumer>();

    /// <summary>Maps the service's gRPC class and the download of originals.</summary>
    public static IEndpointRouteBuilder MapPictureQueries(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<PictureQueriesService>();
        DownloadEndpoint.Map(app);
        return app;
    }

    private static void AddReadModel(IHostApplicationBuilder builder)
    {
        if (builder.HasDocuments())
            builder.AddDocuments().AddDocumentSchema<MongoReadModelSchema>().Services.TryAddSingleton<IPictureReadModel, MongoPictureReadModel>();
        else
            builder.Services.TryAddSingleton<IPictureReadModel, SqlitePictureReadModel>();
    }

    private static void AddUseCases(IServiceCollection services) => services
        .AddSingleton<ChangeFeed>()
        .AddSingleton<LogEnd>()
        .AddSingleton<ReadPosition>()
        .AddSingleton<Pager>()
        .AddSingleton<FollowedPeople>()
        .AddSingleton<Feeds>()
        .AddSingleton<Collections>()
        .AddSingleton<Search>()
        .AddSingleton<Suggestions>()
        .AddSingleton<SearchLimits>()
        .AddSingleton(provider => new RelatedFinder(provider.GetRequiredService<IPictureReadModel>()))
        .AddSingleton<RelatedLimits>()
        .AddSingleton<ChainOfTitleReader>()
        .AddSingleton<PictureMapping>()
        .AddSingleton<ChangeMapping>()
        .AddSingleton<Watcher>();

    private static void AddReactions(IServiceCollection services)
    {
        services.AddServiceClient<Reactions.ReactionsClient>(ServiceNames.Reactions);
        services.AddSingleton<Likes>().AddHostedService<LikesRefill>();
    }

    private static void AddNames(IServiceCollection services)
    {
        services.AddServiceClient<Profiles.ProfilesClient>(ServiceNames.Users);
        services.AddHostedService<NamesRefill>();
    }

    private static void AddDownloads(IServiceCollection services) =>
        services.AddSingleton<DownloadGrants>().AddSingleton<Downloads>().AddSingleton<OwnershipGuard>();
}
