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
using Picasso.Messages.Blocking;
using Picasso.Messages.Clients;
using Picasso.Messages.Conversing;
using Picasso.Messages.Mongo;
using Picasso.Messages.Notifying;
using Picasso.Messages.Sqlite;
using Picasso.Messages.Storing;
using Picasso.Messages.Watching;
using Picasso.OptionsValidation;
using Picasso.ServiceDefaults;
using Picasso.ServiceDefaults.Authentication.Services;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Messages;

/// <summary>Composes this service into a process: the only place that chooses its engines.</summary>
public static class MessagesModule
{
    /// <summary>Registers the service.</summary>
    public static IHostApplicationBuilder AddMessages(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddValidatedOptions<MessagesOptions>(MessagesOptions.Section);
        AddStore(builder);
        services.AddServiceIdentity(ServiceNames.Messages);
        AddUseCases(services);
        services.AddServiceClient<Profiles.ProfilesClient>(ServiceNames.Users);
        services.AddServiceClient<PictureCommands.PictureCommandsClient>(ServiceNames.PicturesCommands);
        services.AddHostedService<InboxPump>();
        return builder;
    }

    /// <summary>Adds the service's consumers and sagas to the process's bus.</summary>
    public static void AddMessagesConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<NotificationConsumer>();
        bus.AddConsumer<AccountClosedConsumer>();
    }

    /// <summary>Maps the service's gRPC classes and HTTP endpoints.</summary>
    public static IEndpointRouteBuilder MapMessages(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<ConversationsGrpc>();
        app.MapGrpcService<InboxGrpc>();
        return app;
    }

    private static void AddStore(IHostApplicationBuilder builder)
    {
        if (builder.HasDocuments())
            builder.AddDocuments().AddDocumentSchema<MongoMessages>().Services
                .AddSingleton<MongoMessages>().AddSingleton<IMessageStore, MongoMessageStore>();
        else
            builder.Services.AddEmbeddedOutages().AddSingleton<IMessageStore, SqliteMessageStore>();
        builder.Services
            .AddFacet<IConversationStore, IMessageStore>()
            .AddFacet<IBlockStore, IMessageStore>()
            .AddFacet<INotificationStore, IMessageStore>()
            .AddFacet<IInboxStore, IMessageStore>();
    }

    private static void AddUseCases(IServiceCollection services) => services
        .AddSingleton<Signal<IInboxStore>>()
        .AddSingleton<KeyedSignal<IInboxStore>>()
        .AddTransient<UserAndPictureLookup>()
        .AddTransient<ConversationStarting>()
        .AddTransient<MessageSending>()
        .AddTransient<ConversationReading>()
        .AddTransient<PersonBlocking>()
        .AddTransient<NotificationReading>()
        .AddTransient<UnreadCounting>()
        .AddTransient<InboxWatching>();
}
