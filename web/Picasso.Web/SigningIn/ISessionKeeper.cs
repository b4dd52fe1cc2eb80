namespace Picasso.Web.SigningIn;

/// <summary>Stores the latest state of sessions outside this process's memory, because a refresh token works only once.</summary>
internal interface ISessionKeeper
{
    /// <summary>The last stored state; null when there is none.</summary>
    SessionState? Find(string sessionId);

    /// <summary>Stores a state; it is durable when this returns.</summary>
    void Keep(string sessionId, SessionState state);

    /// <summary>Deletes a session.</summary>
    void Forget(string sessionId);
}
