using Microsoft.Extensions.DependencyInjection;

namespace Picasso.Payments.Outbox;

/// <summary>Which handler gets a message.</summary>
/// <param name="Message">The type of the message.</param>
/// <param name="HandleAsync">Calls the handler; see <see cref="IShardMessageHandler{TMessage}"/>.</param>
internal sealed record ShardMessageRoute(Type Message, Func<object, CancellationToken, Task<object?>> HandleAsync);

/// <summary>Registers handlers of messages for other shards.</summary>
internal static class ShardMessageRoutes
{
    public static IServiceCollection AddShardMessage<TMessage, THandler>(this IServiceCollection services)
        where TMessage : class
        where THandler : class, IShardMessageHandler<TMessage> => services.AddSingleton(provider =>
    {
        var handler = provider.GetRequiredService<THandler>();
        return new ShardMessageRoute(typeof(TMessage), (message, cancellationToken) => handler.HandleAsync((TMessage)message, cancellationToken));
    });
}
