namespace Picasso.Web.SigningIn;

/// <summary>Keeps the latest state of sessions beyond this process's memory, because a refresh token works once only.</summary>
internal interface ISessionKeeper
{
    /// <summary>The state kept last; null when none is.</summary>
    SessionState? Find(string sessionId);

    /// <summary>Keeps a state; it is safe when this returns.</summary>
    void Keep(string sessionId, SessionState state);

    /// <summary>Forgets a session.</summary>
    void Forget(string sessionId);
}
