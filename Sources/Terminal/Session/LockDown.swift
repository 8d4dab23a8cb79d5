import CNcurses

/// Makes the process of a session end with its supervisor, leave no core file, and close itself to other programs.
public func lockDown() { handrail_lock_down() }
