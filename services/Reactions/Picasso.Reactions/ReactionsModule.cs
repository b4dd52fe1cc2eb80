using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.Contracts;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;
using Picasso.DocumentStorage;
using Picasso.EmbeddedStorage;
using Picasso.Kernel;
using Picasso.OptionsValidation;
using Picasso.Reactions.Activities;
using Picasso.Reactions.Clients;
using Picasso.Reactions.Commenting;
using Picasso.Reactions.Counting;
using Picasso.Reactions.Following;
using Picasso.Reactions.Liking;
using Picasso.Reactions.Mongo;
using Picasso.Reactions.Publishing;
using Picasso.Reactions.Sqlite;
using Picasso.Reactions.Storing;
using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Authentication.Services;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Reactions;

/// <summary>Composes this service into a process: the only place that chooses its engines.</summary>
public static class ReactionsModule
{
    /// <summary>Registers the service.</summary>
    public static IHostApplicationBuilder AddReactions(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddValidatedOptions<ReactionsOptions>(ReactionsOptions.Section);
        AddStore(builder);
        services.AddServiceIdentity(ServiceNames.Reactions);
        AddUseCases(services);
        services.AddServiceClient<PictureCommands.PictureCommandsClient>(ServiceNames.PicturesCommands);
        services.AddServiceClient<Profiles.ProfilesClient>(ServiceNames.Users);
        services.AddHostedService<OutboxRelay>().AddHostedService<ActivityCleanup>();
        return builder;
    }

    /// <summary>Adds the service's consumers and sagas to the process's bus.</summary>
    public static void AddReactionsConsumers(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<AccountClosedConsumer>();

    /// <summary>Maps the service's gRPC classes and HTTP endpoints.</summary>
    public static IEndpointRouteBuilder MapReactions(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<ReactionsGrpc>();
        return app;
    }

    private static void AddStore(IHostApplicationBuilder builder)
    {
        if (builder.HasDocuments())
            builder.AddDocuments().AddDocumentSchema<MongoReactions>().Services
                .AddSingleton<MongoReactions>().AddSingleton<IReactionStore, MongoReactionStore>();
        else
            builder.Services.AddEmbeddedOutages().AddSingleton<IReactionStore, SqliteReactionStore>();
        builder.Services
            .AddFacet<ILikeStore, IReactionStore>()
            .AddFacet<ICommentStore, IReactionStore>()
            .AddFacet<IFollowStore, IReactionStore>()
            .AddFacet<ICountStore, IReactionStore>()
            .AddFacet<IActivityStore, IReactionStore>();
    }

    private static void AddUseCases(IServiceCollection services) => services
        .AddSingleton<Signal<IReactionStore>>()
        .AddTransient<PicturesClient>()
        .AddTransient<UsersClient>()
        .AddTransient<PictureLiking>()
        .AddTransient<ReactionsReading>()
        .AddTransient<CountsListing>()
        .AddTransient<CountsWatching>()
        .AddTransient<CommentListing>()
        .AddTransient<CommentAdding>()
        .AddTransient<CommentEditing>()
        .AddTransient<CommentDeleting>()
        .AddTransient<PersonFollowing>()
        .AddTransient<ViewRecording>()
        .AddTransient<ActivityReading>();
}
