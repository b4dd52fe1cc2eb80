using MassTransit;
using Picasso.Contracts;
using Picasso.Messages;
using Picasso.ObjectStorage;
using Picasso.Payments;
using Picasso.Pictures.Commands;
using Picasso.Pictures.Queries;
using Picasso.Reactions;
using Picasso.Users;

namespace Picasso.Standalone;

/// <summary>A part of the marketplace that a process can run.</summary>
/// <param name="Name">Its name as a service.</param>
/// <param name="Add">Registers it.</param>
/// <param name="Consumers">Adds its consumers.</param>
/// <param name="Map">Maps its endpoints.</param>
internal sealed record Role(
    string Name, Action<IHostApplicationBuilder> Add, Action<IBusRegistrationConfigurator> Consumers, Action<IEndpointRouteBuilder> Map)
{
    /// <summary>Every role that is a service.</summary>
    public static IReadOnlyList<Role> Services { get; } =
    [
        new(ServiceNames.Users, app => app.AddUsers(), UsersModule.AddUsersConsumers, app => app.MapUsers()),
        new(ServiceNames.PicturesCommands, app => app.AddPictureCommands(), PictureCommandsModule.AddPictureCommandsConsumers,
            app => app.MapPictureCommands()),
        new(ServiceNames.PicturesQueries, app => app.AddPictureQueries(), PictureQueriesModule.AddPictureQueriesConsumers,
            app => app.MapPublicMedia().MapPictureQueries()),
        new(ServiceNames.Payments, app => app.AddPayments(), PaymentsModule.AddPaymentsConsumers, app => app.MapPayments()),
        new(ServiceNames.Reactions, app => app.AddReactions(), ReactionsModule.AddReactionsConsumers, app => app.MapReactions()),
        new(ServiceNames.Messages, app => app.AddMessages(), MessagesModule.AddMessagesConsumers, app => app.MapMessages()),
    ];

    /// <summary>The names of all roles; the web is the only one that is not a service.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Services.Select(role => role.Name), ServiceNames.Web];
}
